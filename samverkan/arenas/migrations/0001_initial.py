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
            name="Arena",
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
                ("full_name", models.TextField(blank=True, default="", verbose_name="Fullständigt namn")),
                (
                    "convener",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Sammankallande",
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
                        verbose_name="Hör till",
                    ),
                ),
                ("meetings_per_year", models.IntegerField(blank=True, null=True, verbose_name="Möten per år")),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "arenas_arenaevent" ("convener_id", "cooperation_id", "full_name", "id", "key", "meetings_per_year", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (NEW."convener_id", NEW."cooperation_id", NEW."full_name", NEW."id", NEW."key", NEW."meetings_per_year", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id"); RETURN NULL;',
                            hash="86bb4d9cb3dd8c8a85c48f6bd8bf5578a4659a61",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37d54",
                            table="arenas_arena",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "arenas_arenaevent" ("convener_id", "cooperation_id", "full_name", "id", "key", "meetings_per_year", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (NEW."convener_id", NEW."cooperation_id", NEW."full_name", NEW."id", NEW."key", NEW."meetings_per_year", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id"); RETURN NULL;',
                            hash="43eaece2bcaacd0c80c1c413cbb2a57492e93b7e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b9333",
                            table="arenas_arena",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "arenas_arenaevent" ("convener_id", "cooperation_id", "full_name", "id", "key", "meetings_per_year", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (OLD."convener_id", OLD."cooperation_id", OLD."full_name", OLD."id", OLD."key", OLD."meetings_per_year", OLD."name", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id"); RETURN NULL;',
                            hash="6110a0cf1c0023a1ebfb0b6c8b10a702fb11c5e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c030c",
                            table="arenas_arena",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                (
                    "arena",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="arenas.arena",
                        verbose_name="Arena",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Område",
                    ),
                ),
                (
                    "level",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("politisk", "Politisk"),
                            ("tjansteperson", "Tjänstepersoner"),
                            ("styrgrupp", "Styrgrupp"),
                            ("ovrig", "Övriga nätverk"),
                            ("sammankallande", "Regionen sammankallande"),
                        ],
                        default="",
                        verbose_name="Nivå",
                    ),
                ),
                (
                    "scope",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kommunal", "Kommunal"),
                            ("kommun-region", "Kommun och region"),
                            ("nationell", "Nationell"),
                        ],
                        default="",
                        verbose_name="Krets",
                    ),
                ),
                ("printed", models.TextField(blank=True, default="", verbose_name="Rubriken i källan")),
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
                            ("level__in", ["", "ovrig", "politisk", "sammankallande", "styrgrupp", "tjansteperson"])
                        ),
                        name="placement_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["", "kommun-region", "kommunal", "nationell"])),
                        name="placement_scope_known",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "arenas_placementevent" ("area_id", "arena_id", "cooperation_id", "id", "key", "level", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "scope", "source_id") VALUES (NEW."area_id", NEW."arena_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."level", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."scope", NEW."source_id"); RETURN NULL;',
                            hash="12ac35c7075283d89b7f553fd4c3fd954a779b5e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32806",
                            table="arenas_placement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "arenas_placementevent" ("area_id", "arena_id", "cooperation_id", "id", "key", "level", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "scope", "source_id") VALUES (NEW."area_id", NEW."arena_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."level", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."scope", NEW."source_id"); RETURN NULL;',
                            hash="bdd8e5c1579d7cfe10d49e4c687906692be20245",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c6445",
                            table="arenas_placement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "arenas_placementevent" ("area_id", "arena_id", "cooperation_id", "id", "key", "level", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "scope", "source_id") VALUES (OLD."area_id", OLD."arena_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."level", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."printed", OLD."scope", OLD."source_id"); RETURN NULL;',
                            hash="e0a85f31bea3f53d89453af14b4c0151de4eb481",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6687c",
                            table="arenas_placement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArenaEvent",
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
                        to="arenas.arena",
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
                ("full_name", models.TextField(blank=True, default="", verbose_name="Fullständigt namn")),
                (
                    "convener",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Sammankallande",
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
                        verbose_name="Hör till",
                    ),
                ),
                ("meetings_per_year", models.IntegerField(blank=True, null=True, verbose_name="Möten per år")),
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
        migrations.CreateModel(
            name="PlacementEvent",
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
                        to="arenas.placement",
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
                (
                    "arena",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="arenas.arena",
                        verbose_name="Arena",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.area",
                        verbose_name="Område",
                    ),
                ),
                (
                    "level",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("politisk", "Politisk"),
                            ("tjansteperson", "Tjänstepersoner"),
                            ("styrgrupp", "Styrgrupp"),
                            ("ovrig", "Övriga nätverk"),
                            ("sammankallande", "Regionen sammankallande"),
                        ],
                        default="",
                        verbose_name="Nivå",
                    ),
                ),
                (
                    "scope",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kommunal", "Kommunal"),
                            ("kommun-region", "Kommun och region"),
                            ("nationell", "Nationell"),
                        ],
                        default="",
                        verbose_name="Krets",
                    ),
                ),
                ("printed", models.TextField(blank=True, default="", verbose_name="Rubriken i källan")),
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
