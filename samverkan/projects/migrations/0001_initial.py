import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("key", models.TextField()),
                ("position", models.IntegerField()),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Område",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Egen organisation",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Finansiär",
                    ),
                ),
                ("years", models.TextField(blank=True, default="", verbose_name="År som källan nämner")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                        verbose_name="Källa",
                    ),
                ),
                ("place", models.TextField(blank=True, default="", verbose_name="Plats i källan")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="project_period_forward",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "projects_projectevent" ("area_id", "cooperation_id", "funder_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "years") VALUES (NEW."area_id", NEW."cooperation_id", NEW."funder_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until", NEW."years"); RETURN NULL;',
                            hash="2c1774427462262674650741e33169d6ba94e8e6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2e147",
                            table="projects_project",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "projects_projectevent" ("area_id", "cooperation_id", "funder_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "years") VALUES (NEW."area_id", NEW."cooperation_id", NEW."funder_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until", NEW."years"); RETURN NULL;',
                            hash="a3db0810ed594e3eca4312cf2cc0458a482fb673",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_804c3",
                            table="projects_project",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "projects_projectevent" ("area_id", "cooperation_id", "funder_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "years") VALUES (OLD."area_id", OLD."cooperation_id", OLD."funder_id", OLD."id", OLD."key", OLD."name", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."since", OLD."source_id", OLD."until", OLD."years"); RETURN NULL;',
                            hash="03337bb9aa9d43cfcce2abc9a2a8032585223afd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2192f",
                            table="projects_project",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="projects.project",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.TextField(serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.cooperation",
                    ),
                ),
                ("key", models.TextField()),
                ("position", models.IntegerField()),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.area",
                        verbose_name="Område",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Egen organisation",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Finansiär",
                    ),
                ),
                ("years", models.TextField(blank=True, default="", verbose_name="År som källan nämner")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.source",
                        verbose_name="Källa",
                    ),
                ),
                ("place", models.TextField(blank=True, default="", verbose_name="Plats i källan")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
