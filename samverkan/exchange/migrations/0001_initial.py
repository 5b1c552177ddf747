import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetUpload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("name", models.TextField(verbose_name="Filnamn")),
                ("kind", models.TextField(blank=True, verbose_name="Slag")),
                ("content", models.BinaryField()),
                ("remove_missing", models.BooleanField(default=False, verbose_name="Ta bort rader som saknas")),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
