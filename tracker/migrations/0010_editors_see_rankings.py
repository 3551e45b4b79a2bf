from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_editors_see_rankings(apps, schema_editor):
    """Editors of 0002 may read what their decisions taught, as they may read all else."""
    using = schema_editor.connection.alias
    app_config = apps.get_app_config("tracker")
    app_config.models_module = getattr(app_config, "models_module", True)  # else it makes none
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    editors = apps.get_model("auth", "Group").objects.using(using).filter(name="Editors").first()
    if editors:
        editors.permissions.add(*permissions.filter(content_type__app_label="tracker", codename="view_ranking"))


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0009_naming'),
    ]

    operations = [
        migrations.RunPython(let_editors_see_rankings, migrations.RunPython.noop),
    ]
