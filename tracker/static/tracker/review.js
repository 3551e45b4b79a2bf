// The desk's own script: keys, and where to look after a change. Everything works without it.
(() => {
  "use strict";
  const KEYS_OFF = "review-keys-off";
  const FIELDS = "textarea, select, input:not([type=checkbox], [type=radio])";
  const keysAreOn = () => localStorage.getItem(KEYS_OFF) === null;

  function showPassage() {
    const source = document.querySelector(".src"), mark = document.querySelector("#cur");
    if (!source || !mark) return;
    source.scrollTop = 0;
    const top = source.getBoundingClientRect().top, place = mark.getBoundingClientRect();
    if (place.bottom - top < source.clientHeight) return;
    source.scrollTop = place.top - top - source.clientHeight / 4;
  }

  function showKeys() {
    const label = document.querySelector(".keys-on");
    if (!label) return;
    label.hidden = false;
    label.querySelector("input").checked = keysAreOn();
    document.querySelectorAll("[data-key] kbd").forEach((key) => { key.hidden = !keysAreOn(); });
  }

  function moveFocus() {
    const first = document.querySelector("[autofocus]")
      || document.querySelector("#cand input[name=link]:checked") || document.querySelector("#main");
    if (first) first.focus({ preventScroll: !first.hasAttribute("autofocus") });
  }

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
    if (event.target.closest(FIELDS)) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  document.addEventListener("change", (event) => {
    if (event.target.id !== "keys") return;
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    showKeys();
  });

  // A decision goes before whatever only brings the form up to date.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = document.querySelector("#cand");
    if (!form || !form.contains(event.target)) return;
    if (event.target === form) {
      form.querySelectorAll("[data-hx-sync]").forEach((part) => htmx.trigger(part, "htmx:abort"));
    } else if (form.classList.contains("htmx-request")) {
      event.preventDefault();
    }
  });

  function arrive() {
    showPassage();
    showKeys();
  }

  document.addEventListener("DOMContentLoaded", arrive);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "main") return;
    arrive();
    moveFocus();
  });
})();
