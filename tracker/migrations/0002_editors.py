"""The group "Editors": may do all that reviewing needs, may not delete evidence or manage users."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAY = {
    "view": ("importrun", "importproblem"),
    "view change": ("article",),
    "view add": ("statuschange",),
    "view add change": ("outlet", "domain", "party", "agreement", "commitment", "measurement"),
    "view add change review": ("mention",),
    # Who belongs to what is corrected by taking a row away.
    "view add change delete": ("partyalias", "agreementparty", "commitmentparty", "target"),
}


def make_editors(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    # On an empty database Django makes permissions only after the last migration.
    app_config = apps.get_app_config("tracker")
    app_config.models_module = getattr(app_config, "models_module", True)  # else it makes none
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    names = [f"{verb}_{model}" for verbs, models in MAY.items() for model in models for verb in verbs.split()]
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    editors, _made = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="Editors")
    editors.permissions.add(*permissions.filter(content_type__app_label="tracker", codename__in=names))


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("tracker", "0001_initial"),
    ]
    operations = [migrations.RunPython(make_editors, migrations.RunPython.noop)]
