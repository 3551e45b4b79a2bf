// Keeps the addresses of filtered lists short. The list works without it, and without any script.
document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.parameters;
  for (const name of Object.keys(asked)) {
    if (asked[name] === "") delete asked[name];
  }
});
