import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import samverkan.registry.fields
import samverkan.registry.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="Cooperation",
            fields=[
                ("slug", models.TextField(primary_key=True, serialize=False)),
                ("title", models.TextField(verbose_name="Titel")),
                ("refers", models.JSONField(default=list, verbose_name="Hänvisar till")),
                ("published", models.BooleanField(default=False, verbose_name="Publicerad")),
                ("public_sections", models.JSONField(blank=True, null=True, verbose_name="Publika avdelningar")),
                (
                    "attach_by_orgnr",
                    models.BooleanField(default=False, verbose_name="Roll genom arbetsgivarens inloggning"),
                ),
                ("revision", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."attach_by_orgnr" IS DISTINCT FROM (NEW."attach_by_orgnr") OR OLD."public_sections" IS DISTINCT FROM (NEW."public_sections") OR OLD."published" IS DISTINCT FROM (NEW."published"))',
                            func='INSERT INTO "registry_cooperationevent" ("attach_by_orgnr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_sections", "published", "slug") VALUES (NEW."attach_by_orgnr", _pgh_attach_context(), NOW(), \'update\', NEW."slug", NEW."public_sections", NEW."published", NEW."slug"); RETURN NULL;',
                            hash="2816c02fe9beaac0c3c3f7c8f3404c83a0aaa50e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_495f4",
                            table="registry_cooperation",
                            when="AFTER",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("rapport", "Rapport"),
                            ("statistik", "Statistik"),
                            ("webb", "Webbplats"),
                            ("lag", "Lag"),
                            ("avtal", "Avtal"),
                            ("protokoll", "Protokoll"),
                            ("bokforing", "Bokföring"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("publisher", models.TextField(blank=True, default="", verbose_name="Utgivare")),
                ("dated", models.TextField(blank=True, default="", verbose_name="Daterad")),
                ("address", models.TextField(blank=True, default="", verbose_name="Adress")),
                ("retrieved", models.DateField(blank=True, null=True, verbose_name="Hämtad")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["avtal", "bokforing", "lag", "protokoll", "rapport", "statistik", "webb"])
                        ),
                        name="source_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_sourceevent" ("address", "cooperation_id", "dated", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher", "retrieved", "title") VALUES (NEW."address", NEW."cooperation_id", NEW."dated", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."publisher", NEW."retrieved", NEW."title"); RETURN NULL;',
                            hash="b3044e26369da458436deed7db23e30a5415f532",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9069",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_sourceevent" ("address", "cooperation_id", "dated", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher", "retrieved", "title") VALUES (NEW."address", NEW."cooperation_id", NEW."dated", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."publisher", NEW."retrieved", NEW."title"); RETURN NULL;',
                            hash="0308101ca097e802d0584664623e05e2670169ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a0460",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_sourceevent" ("address", "cooperation_id", "dated", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher", "retrieved", "title") VALUES (OLD."address", OLD."cooperation_id", OLD."dated", OLD."id", OLD."key", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."publisher", OLD."retrieved", OLD."title"); RETURN NULL;',
                            hash="3e1d324f68b99e26e00118cdb20b4c3724be415b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_354d5",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Known",
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
                ("finding", models.TextField(default="", verbose_name="Kontrollanmärkning")),
                ("known_as", models.TextField(default="", verbose_name="Känd som")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_knownevent" ("cooperation_id", "finding", "id", "key", "known_as", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."cooperation_id", NEW."finding", NEW."id", NEW."key", NEW."known_as", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="cd62fe6b17da9bb0a916c4d8f33eb7f655ef60c7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_435e9",
                            table="registry_known",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_knownevent" ("cooperation_id", "finding", "id", "key", "known_as", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."cooperation_id", NEW."finding", NEW."id", NEW."key", NEW."known_as", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="9260ec88bc3a2c5179280dfe1ac3cc485974c537",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_15274",
                            table="registry_known",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_knownevent" ("cooperation_id", "finding", "id", "key", "known_as", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."cooperation_id", OLD."finding", OLD."id", OLD."key", OLD."known_as", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="ad9d3396577c4695101c1d13939c4a569d21fece",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a2aed",
                            table="registry_known",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleText",
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
                ("kind", models.TextField(verbose_name="Slag")),
                ("text", models.TextField(verbose_name="Regeltext")),
            ],
            options={
                "ordering": ["position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_ruletextevent" ("cooperation_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                            hash="f299b84663af6511909770914e0373529cd8998b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d7e79",
                            table="registry_ruletext",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_ruletextevent" ("cooperation_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                            hash="63e015f02fa33cee84cbb4cbe5f97f667a4d041a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_56e66",
                            table="registry_ruletext",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_ruletextevent" ("cooperation_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;',
                            hash="6a1b97dab9d2d23153b59e1ed148b4f21edfdf1f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d323a",
                            table="registry_ruletext",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("finding", models.TextField()),
                (
                    "verdict",
                    models.TextField(
                        choices=[("accepterad", "Accepterad"), ("atgardad", "Åtgärdad")], verbose_name="Bedömning"
                    ),
                ),
                ("reason", models.TextField(verbose_name="Skäl")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cooperation", "finding"), name="judgement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="judgement_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["accepterad", "atgardad"])), name="judgement_verdict_known"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_judgementevent" ("at", "by_id", "cooperation_id", "finding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."finding", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."verdict"); RETURN NULL;',
                            hash="fb351f8d12b3271c8332b6d7eac6583cb681e008",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3902b",
                            table="registry_judgement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_judgementevent" ("at", "by_id", "cooperation_id", "finding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."finding", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."verdict"); RETURN NULL;',
                            hash="d7d2db5f4cb1d88e565ec483117bcc6ff1b00c67",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4232b",
                            table="registry_judgement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_judgementevent" ("at", "by_id", "cooperation_id", "finding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict") VALUES (OLD."at", OLD."by_id", OLD."cooperation_id", OLD."finding", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."verdict"); RETURN NULL;',
                            hash="011a348fe6886c1a2577f8e2e37b6e879af16afc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_66dd0",
                            table="registry_judgement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("kind", models.TextField()),
                ("key", models.TextField()),
                ("title", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("href", models.TextField()),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("draft", models.BooleanField(default=False)),
                ("secret", models.BooleanField(default=False)),
                ("owner", models.TextField(blank=True)),
                ("author", models.BigIntegerField(blank=True, null=True)),
                ("folded_title", models.TextField()),
                ("folded", models.TextField()),
                (
                    "words",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector("folded", config="swedish"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="searchentry_words"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("folded_title", name="gin_trgm_ops"),
                        name="searchentry_title_trigrams",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("folded", name="gin_trgm_ops"),
                        name="searchentry_trigrams",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("cooperation", "kind", "key"), name="searchentry_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CooperationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="slug_published_public_sections_attach_by_orgnr_events",
                        to="registry.cooperation",
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
                ("slug", models.TextField(serialize=False)),
                ("published", models.BooleanField(default=False, verbose_name="Publicerad")),
                ("public_sections", models.JSONField(blank=True, null=True, verbose_name="Publika avdelningar")),
                (
                    "attach_by_orgnr",
                    models.BooleanField(default=False, verbose_name="Roll genom arbetsgivarens inloggning"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("key", models.TextField()),
                ("position", models.IntegerField()),
                (
                    "cooperation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registry.cooperation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.source"
                    ),
                ),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("kommun", "Kommun"),
                            ("region", "Region"),
                            ("landsting", "Landsting"),
                            ("samverkan", "Samverkansorgan"),
                            ("forening", "Förening"),
                            ("myndighet", "Myndighet"),
                            ("eu-kontor", "EU-kontor"),
                            ("fond", "Fond eller program"),
                            ("enhet", "Enhet"),
                            ("natverk", "Nätverk"),
                            ("intresseorganisation", "Intresseorganisation"),
                            ("ovrig", "Övrig"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("orgnr", models.TextField(blank=True, default="", verbose_name="Organisationsnummer")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Del av",
                    ),
                ),
                ("case", models.TextField(blank=True, default="", verbose_name="Eget fall")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("place", models.TextField(blank=True, default="", verbose_name="Plats i källan")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "enhet",
                                    "eu-kontor",
                                    "fond",
                                    "forening",
                                    "intresseorganisation",
                                    "kommun",
                                    "landsting",
                                    "myndighet",
                                    "natverk",
                                    "ovrig",
                                    "region",
                                    "samverkan",
                                ],
                            )
                        ),
                        name="organisation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="organisation_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_organisationevent" ("case", "cooperation_id", "id", "key", "kind", "name", "note", "orgnr", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (NEW."case", NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."name", NEW."note", NEW."orgnr", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="561e2f1a8d5eab434a84bc23859a6fcfe88e9f9b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_921d1",
                            table="registry_organisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_organisationevent" ("case", "cooperation_id", "id", "key", "kind", "name", "note", "orgnr", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (NEW."case", NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."name", NEW."note", NEW."orgnr", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="15055f433ff6b28967bd3e70f7da8c765e538cee",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f791",
                            table="registry_organisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_organisationevent" ("case", "cooperation_id", "id", "key", "kind", "name", "note", "orgnr", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (OLD."case", OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", OLD."name", OLD."note", OLD."orgnr", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."since", OLD."source_id", OLD."until"); RETURN NULL;',
                            hash="1f4748b46674d1be343f52a25312df74c855b4f3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8247c",
                            table="registry_organisation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alias",
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
                    "target_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("target", models.TextField(default="", verbose_name="Avser")),
                ("name", models.TextField(default="", verbose_name="Namn i källan")),
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
                            (
                                "target_kind__in",
                                [
                                    "arena",
                                    "avtal",
                                    "begrepp",
                                    "medel",
                                    "omrade",
                                    "organisation",
                                    "roll",
                                    "samverkan",
                                    "tjanst",
                                ],
                            )
                        ),
                        name="alias_target_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_aliasevent" ("cooperation_id", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "target", "target_kind") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."target", NEW."target_kind"); RETURN NULL;',
                            hash="ceae366a149e748a3767d5c92b9ee5a8212088c8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_599ab",
                            table="registry_alias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_aliasevent" ("cooperation_id", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "target", "target_kind") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."target", NEW."target_kind"); RETURN NULL;',
                            hash="8a89ab1589fde85f86cadb65a859586529def243",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a43bf",
                            table="registry_alias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_aliasevent" ("cooperation_id", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "target", "target_kind") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id", OLD."target", OLD."target_kind"); RETURN NULL;',
                            hash="5955c055ea7906dca0517a3bfb5462dfd2e2ca6e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9dc14",
                            table="registry_alias",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormPeriod",
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
                    "form",
                    models.TextField(
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Perioden som källan skriver den")),
                ("law", models.TextField(blank=True, default="", verbose_name="Lagrum som källan anger")),
                ("alternative", models.BooleanField(default=False, verbose_name="Avvikande uppgift")),
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
                            (
                                "form__in",
                                [
                                    "avtalssamverkan",
                                    "gemensam-namnd",
                                    "ideell-forening",
                                    "kommunalforbund",
                                    "kommunalforbund-direktion",
                                    "kommunalforbund-fullmaktige",
                                    "kommunalt-bolag",
                                    "samverkansorgan",
                                    "utan-rattspersonlighet",
                                ],
                            )
                        ),
                        name="formperiod_form_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="formperiod_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_formperiodevent" ("alternative", "cooperation_id", "form", "id", "key", "law", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "since", "source_id", "until") VALUES (NEW."alternative", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."law", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="c854d4a859524c1d82c977609b34a7dd9afddc57",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_01b76",
                            table="registry_formperiod",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_formperiodevent" ("alternative", "cooperation_id", "form", "id", "key", "law", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "since", "source_id", "until") VALUES (NEW."alternative", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."law", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="8cce88d2e19d20f329f76c423f01408ff219b8a5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68946",
                            table="registry_formperiod",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_formperiodevent" ("alternative", "cooperation_id", "form", "id", "key", "law", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "since", "source_id", "until") VALUES (OLD."alternative", OLD."cooperation_id", OLD."form", OLD."id", OLD."key", OLD."law", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."printed", OLD."since", OLD."source_id", OLD."until"); RETURN NULL;',
                            hash="01d3bba1b4a27bc61a65b265218a444b4cb3f9b9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7ea9e",
                            table="registry_formperiod",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                ("predecessor", models.TextField(default="", verbose_name="Föregångare")),
                ("successor", models.TextField(default="", verbose_name="Efterföljare")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Den")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Tidpunkten som källan skriver den")),
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
                            func='INSERT INTO "registry_successionevent" ("cooperation_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "predecessor", "printed", "source_id", "successor") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."predecessor", NEW."printed", NEW."source_id", NEW."successor"); RETURN NULL;',
                            hash="e5cf7acd58951f1288e581b12c415fd1da37d480",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9eae7",
                            table="registry_succession",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_successionevent" ("cooperation_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "predecessor", "printed", "source_id", "successor") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."predecessor", NEW."printed", NEW."source_id", NEW."successor"); RETURN NULL;',
                            hash="b8198b3b0d43debead35abede3cfda10b84b0610",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e885",
                            table="registry_succession",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_successionevent" ("cooperation_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "predecessor", "printed", "source_id", "successor") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."predecessor", OLD."printed", OLD."source_id", OLD."successor"); RETURN NULL;',
                            hash="1fcdeb624e1b0989b280308b7c78434046612605",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5cc8c",
                            table="registry_succession",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organ",
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
                    "role",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("beslutande", "Beslutande"),
                            ("verkstallande", "Verkställande"),
                            ("beslutande-verkstallande", "Beslutande och verkställande"),
                            ("beredande", "Beredande"),
                            ("styrgrupp", "Styrgrupp"),
                        ],
                        default="",
                        verbose_name="Uppgift",
                    ),
                ),
                ("composition", models.TextField(blank=True, default="", verbose_name="Sammansättning")),
                ("per_member", models.IntegerField(blank=True, null=True, verbose_name="Platser per medlem")),
                ("seats", models.IntegerField(blank=True, null=True, verbose_name="Platser enligt källan")),
                ("elected_by", models.TextField(blank=True, default="", verbose_name="Väljs av")),
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
                            (
                                "role__in",
                                [
                                    "",
                                    "beredande",
                                    "beslutande",
                                    "beslutande-verkstallande",
                                    "styrgrupp",
                                    "verkstallande",
                                ],
                            )
                        ),
                        name="organ_role_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_organevent" ("composition", "cooperation_id", "elected_by", "id", "key", "name", "note", "per_member", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "seats", "source_id") VALUES (NEW."composition", NEW."cooperation_id", NEW."elected_by", NEW."id", NEW."key", NEW."name", NEW."note", NEW."per_member", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."role", NEW."seats", NEW."source_id"); RETURN NULL;',
                            hash="96df2b5c9773095d820a8b182cc09bdcb8ae7826",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fd4ef",
                            table="registry_organ",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_organevent" ("composition", "cooperation_id", "elected_by", "id", "key", "name", "note", "per_member", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "seats", "source_id") VALUES (NEW."composition", NEW."cooperation_id", NEW."elected_by", NEW."id", NEW."key", NEW."name", NEW."note", NEW."per_member", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."role", NEW."seats", NEW."source_id"); RETURN NULL;',
                            hash="2127653d841f1a6c21f293c87762184d8cf8aa67",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73617",
                            table="registry_organ",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_organevent" ("composition", "cooperation_id", "elected_by", "id", "key", "name", "note", "per_member", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "seats", "source_id") VALUES (OLD."composition", OLD."cooperation_id", OLD."elected_by", OLD."id", OLD."key", OLD."name", OLD."note", OLD."per_member", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."role", OLD."seats", OLD."source_id"); RETURN NULL;',
                            hash="81a3927a6900f2b2d91b817b37a4c1ab2c97c170",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d719",
                            table="registry_organ",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
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
                    "subject_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("subject", models.TextField(default="", verbose_name="Avser")),
                ("attribute", models.TextField(default="", verbose_name="Egenskap")),
                ("measure", models.TextField(blank=True, default="", verbose_name="Mått")),
                ("year", models.IntegerField(blank=True, null=True, verbose_name="År")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Per")),
                ("value", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Värde")),
                ("low", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Lägst")),
                ("high", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Högst")),
                (
                    "unit",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kr", "kronor"),
                            ("tkr", "tusen kronor"),
                            ("mnkr", "miljoner kronor"),
                            ("kr/inv", "kronor per invånare"),
                            ("aa", "årsarbetare"),
                            ("tjanster", "tjänster"),
                            ("personer", "personer"),
                            ("inv", "invånare"),
                            ("antal", "antal"),
                            ("per-ar", "gånger per år"),
                        ],
                        default="",
                        verbose_name="Enhet",
                    ),
                ),
                (
                    "precision",
                    models.TextField(
                        blank=True,
                        choices=[("ca", "cirka"), ("minst", "minst"), ("intervall", "intervall")],
                        default="",
                        verbose_name="Precision",
                    ),
                ),
                (
                    "status",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("budget", "Budget"),
                            ("utfall", "Utfall"),
                            ("prognos", "Prognos"),
                            ("uppgift", "Uppgift"),
                        ],
                        default="uppgift",
                        verbose_name="Status",
                    ),
                ),
                ("quote", models.TextField(blank=True, default="", verbose_name="Ordagrant")),
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
                            (
                                "subject_kind__in",
                                [
                                    "arena",
                                    "avtal",
                                    "begrepp",
                                    "medel",
                                    "omrade",
                                    "organisation",
                                    "roll",
                                    "samverkan",
                                    "tjanst",
                                ],
                            )
                        ),
                        name="fact_subject_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "unit__in",
                                [
                                    "",
                                    "aa",
                                    "antal",
                                    "inv",
                                    "kr",
                                    "kr/inv",
                                    "mnkr",
                                    "per-ar",
                                    "personer",
                                    "tjanster",
                                    "tkr",
                                ],
                            )
                        ),
                        name="fact_unit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "ca", "intervall", "minst"])),
                        name="fact_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["", "budget", "prognos", "uppgift", "utfall"])),
                        name="fact_status_known",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_factevent" ("attribute", "cooperation_id", "high", "id", "key", "low", "measure", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "quote", "source_id", "status", "subject", "subject_kind", "unit", "value", "year") VALUES (NEW."attribute", NEW."cooperation_id", NEW."high", NEW."id", NEW."key", NEW."low", NEW."measure", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."quote", NEW."source_id", NEW."status", NEW."subject", NEW."subject_kind", NEW."unit", NEW."value", NEW."year"); RETURN NULL;',
                            hash="29c43bf234d586512388f483eb703a5eb7451d0c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_056f3",
                            table="registry_fact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_factevent" ("attribute", "cooperation_id", "high", "id", "key", "low", "measure", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "quote", "source_id", "status", "subject", "subject_kind", "unit", "value", "year") VALUES (NEW."attribute", NEW."cooperation_id", NEW."high", NEW."id", NEW."key", NEW."low", NEW."measure", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."quote", NEW."source_id", NEW."status", NEW."subject", NEW."subject_kind", NEW."unit", NEW."value", NEW."year"); RETURN NULL;',
                            hash="db89cb9c858bab3d40a62ac51425ec576483a942",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7b382",
                            table="registry_fact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_factevent" ("attribute", "cooperation_id", "high", "id", "key", "low", "measure", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "quote", "source_id", "status", "subject", "subject_kind", "unit", "value", "year") VALUES (OLD."attribute", OLD."cooperation_id", OLD."high", OLD."id", OLD."key", OLD."low", OLD."measure", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."precision", OLD."quote", OLD."source_id", OLD."status", OLD."subject", OLD."subject_kind", OLD."unit", OLD."value", OLD."year"); RETURN NULL;',
                            hash="30f621f55c69c612e666b7c33e5f285c62c0e9ab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_136ed",
                            table="registry_fact",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTable",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("budget", "Budget"),
                            ("jamforelse", "Jämförelse"),
                            ("resultat", "Resultat"),
                            ("avrakning", "Avräkning"),
                            ("uppvaxling", "Uppväxling"),
                            ("avgift", "Avgifter"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.ruletext",
                        verbose_name="Regel",
                    ),
                ),
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
                            ("kind__in", ["avgift", "avrakning", "budget", "jamforelse", "resultat", "uppvaxling"])
                        ),
                        name="publishedtable_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_publishedtableevent" ("cooperation_id", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "title") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."rule_id", NEW."source_id", NEW."title"); RETURN NULL;',
                            hash="22680aafbbbcdcb2cb06f26229ac1ed46867399f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2e386",
                            table="registry_publishedtable",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_publishedtableevent" ("cooperation_id", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "title") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."rule_id", NEW."source_id", NEW."title"); RETURN NULL;',
                            hash="7111da92e3f3b1abb36f634804509bbeebbc3e2e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c16a",
                            table="registry_publishedtable",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_publishedtableevent" ("cooperation_id", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "title") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."rule_id", OLD."source_id", OLD."title"); RETURN NULL;',
                            hash="bc73d5e4ce37f2756b458acd46e2510516228517",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7fafb",
                            table="registry_publishedtable",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "object_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(default="", verbose_name="Gäller")),
                ("body", models.TextField(default="", verbose_name="Beslutande organ")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Beslutsdatum")),
                ("paragraph", models.TextField(blank=True, default="", verbose_name="Paragraf")),
                ("registry_number", models.TextField(blank=True, default="", verbose_name="Diarienummer")),
                ("text", models.TextField(blank=True, default="", verbose_name="Beslut i korthet")),
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
                            (
                                "object_kind__in",
                                [
                                    "arena",
                                    "avtal",
                                    "begrepp",
                                    "medel",
                                    "omrade",
                                    "organisation",
                                    "roll",
                                    "samverkan",
                                    "tjanst",
                                ],
                            )
                        ),
                        name="decision_object_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_decisionevent" ("body", "cooperation_id", "id", "key", "note", "object", "object_kind", "on", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registry_number", "source_id", "text") VALUES (NEW."body", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."object", NEW."object_kind", NEW."on", NEW."paragraph", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."registry_number", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="b26f08466348e04075daaa6a35e80b190340f016",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0c85e",
                            table="registry_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_decisionevent" ("body", "cooperation_id", "id", "key", "note", "object", "object_kind", "on", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registry_number", "source_id", "text") VALUES (NEW."body", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."object", NEW."object_kind", NEW."on", NEW."paragraph", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."registry_number", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="078acffdf352e17020fd35b43012e032bff1dc26",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_85ba8",
                            table="registry_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_decisionevent" ("body", "cooperation_id", "id", "key", "note", "object", "object_kind", "on", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registry_number", "source_id", "text") VALUES (OLD."body", OLD."cooperation_id", OLD."id", OLD."key", OLD."note", OLD."object", OLD."object_kind", OLD."on", OLD."paragraph", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."registry_number", OLD."source_id", OLD."text"); RETURN NULL;',
                            hash="f5ebda6a6fad40b448e2ef38ccaa086b8b214b56",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_33e94",
                            table="registry_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charter",
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
                    "form",
                    models.TextField(
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("version", models.TextField(blank=True, default="", verbose_name="Version")),
                ("adopted", models.DateField(blank=True, null=True, verbose_name="Antagen")),
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
                            (
                                "form__in",
                                [
                                    "avtalssamverkan",
                                    "gemensam-namnd",
                                    "ideell-forening",
                                    "kommunalforbund",
                                    "kommunalforbund-direktion",
                                    "kommunalforbund-fullmaktige",
                                    "kommunalt-bolag",
                                    "samverkansorgan",
                                    "utan-rattspersonlighet",
                                ],
                            )
                        ),
                        name="charter_form_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="charter_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_charterevent" ("adopted", "cooperation_id", "form", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "version") VALUES (NEW."adopted", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until", NEW."version"); RETURN NULL;',
                            hash="82c43b1bcaa3eeaa270f46893d1636ed103bf35a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a948f",
                            table="registry_charter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_charterevent" ("adopted", "cooperation_id", "form", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "version") VALUES (NEW."adopted", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until", NEW."version"); RETURN NULL;',
                            hash="9c765f5d4472f0a061cfa7fd23c8eebcf1e16865",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c017b",
                            table="registry_charter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_charterevent" ("adopted", "cooperation_id", "form", "id", "key", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until", "version") VALUES (OLD."adopted", OLD."cooperation_id", OLD."form", OLD."id", OLD."key", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."since", OLD."source_id", OLD."until", OLD."version"); RETURN NULL;',
                            hash="425a5134f784e93edf82bdfa0a3d8cbf1230c1ff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3dbb1",
                            table="registry_charter",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
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
                    "form",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("citation", models.TextField(default="", verbose_name="Lagrum")),
                ("text", models.TextField(default="", verbose_name="Vad källan säger")),
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
                            (
                                "form__in",
                                [
                                    "",
                                    "avtalssamverkan",
                                    "gemensam-namnd",
                                    "ideell-forening",
                                    "kommunalforbund",
                                    "kommunalforbund-direktion",
                                    "kommunalforbund-fullmaktige",
                                    "kommunalt-bolag",
                                    "samverkansorgan",
                                    "utan-rattspersonlighet",
                                ],
                            )
                        ),
                        name="citation_form_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_citationevent" ("citation", "cooperation_id", "form", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text") VALUES (NEW."citation", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="bb826b6773b32beaae97d5ff990777d74e40ce98",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8893b",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_citationevent" ("citation", "cooperation_id", "form", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text") VALUES (NEW."citation", NEW."cooperation_id", NEW."form", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="149edf50c4704065cb08d18bb2e1d7e0c06fa15c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a51a0",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_citationevent" ("citation", "cooperation_id", "form", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text") VALUES (OLD."citation", OLD."cooperation_id", OLD."form", OLD."id", OLD."key", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id", OLD."text"); RETURN NULL;',
                            hash="18b21e7f4eb3ab6a2af8ac5e643955c2696dd614",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d03c6",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
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
                ("title", models.TextField(default="", verbose_name="Anmärkning i korthet")),
                ("text", models.TextField(default="", verbose_name="Beskrivning")),
                (
                    "severity",
                    models.TextField(
                        choices=[("upplysning", "Upplysning"), ("varning", "Varning"), ("fel", "Fel")],
                        default="",
                        verbose_name="Vikt",
                    ),
                ),
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
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("severity__in", ["fel", "upplysning", "varning"])),
                        name="remark_severity_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_remarkevent" ("cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "severity", "source_id", "text", "title") VALUES (NEW."cooperation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."severity", NEW."source_id", NEW."text", NEW."title"); RETURN NULL;',
                            hash="964dbc44aab457c705b19c5c9b5b1939239ea1c5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9ac60",
                            table="registry_remark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_remarkevent" ("cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "severity", "source_id", "text", "title") VALUES (NEW."cooperation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."severity", NEW."source_id", NEW."text", NEW."title"); RETURN NULL;',
                            hash="408047d9dd97ff3b4195126da0187a83acfa8095",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_20dfd",
                            table="registry_remark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_remarkevent" ("cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "severity", "source_id", "text", "title") VALUES (OLD."cooperation_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."severity", OLD."source_id", OLD."text", OLD."title"); RETURN NULL;',
                            hash="142b171b6ec50382d16f900b7cf979c886af895f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_782a1",
                            table="registry_remark",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
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
                        to="registry.source",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("rapport", "Rapport"),
                            ("statistik", "Statistik"),
                            ("webb", "Webbplats"),
                            ("lag", "Lag"),
                            ("avtal", "Avtal"),
                            ("protokoll", "Protokoll"),
                            ("bokforing", "Bokföring"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("publisher", models.TextField(blank=True, default="", verbose_name="Utgivare")),
                ("dated", models.TextField(blank=True, default="", verbose_name="Daterad")),
                ("address", models.TextField(blank=True, default="", verbose_name="Adress")),
                ("retrieved", models.DateField(blank=True, null=True, verbose_name="Hämtad")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KnownEvent",
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
                        to="registry.known",
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
                ("finding", models.TextField(default="", verbose_name="Kontrollanmärkning")),
                ("known_as", models.TextField(default="", verbose_name="Känd som")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleTextEvent",
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
                        to="registry.ruletext",
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
                ("kind", models.TextField(verbose_name="Slag")),
                ("text", models.TextField(verbose_name="Regeltext")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JudgementEvent",
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
                        to="registry.judgement",
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
                ("id", models.BigIntegerField()),
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
                ("finding", models.TextField()),
                (
                    "verdict",
                    models.TextField(
                        choices=[("accepterad", "Accepterad"), ("atgardad", "Åtgärdad")], verbose_name="Bedömning"
                    ),
                ),
                ("reason", models.TextField(verbose_name="Skäl")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Head",
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
                ("short_name", models.TextField(default="", verbose_name="Kort namn")),
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
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Perioden som källan skriver den")),
                ("reference_date", models.DateField(blank=True, null=True, verbose_name="Sidorna öppnas per")),
                ("population_on", models.DateField(blank=True, null=True, verbose_name="Folkmängd per")),
                ("summary", models.TextField(blank=True, default="", verbose_name="I en mening")),
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
                        name="head_period_forward",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_headevent" ("cooperation_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population_on", "position", "printed", "reference_date", "short_name", "since", "source_id", "summary", "until") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."population_on", NEW."position", NEW."printed", NEW."reference_date", NEW."short_name", NEW."since", NEW."source_id", NEW."summary", NEW."until"); RETURN NULL;',
                            hash="a50c42f8e3c049894deef1660f9e1515db985891",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32947",
                            table="registry_head",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_headevent" ("cooperation_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population_on", "position", "printed", "reference_date", "short_name", "since", "source_id", "summary", "until") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."population_on", NEW."position", NEW."printed", NEW."reference_date", NEW."short_name", NEW."since", NEW."source_id", NEW."summary", NEW."until"); RETURN NULL;',
                            hash="80a7ae1169f3db3bb8e0dc2739a3a7d23414b0e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4b603",
                            table="registry_head",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_headevent" ("cooperation_id", "id", "key", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population_on", "position", "printed", "reference_date", "short_name", "since", "source_id", "summary", "until") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."name", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population_on", OLD."position", OLD."printed", OLD."reference_date", OLD."short_name", OLD."since", OLD."source_id", OLD."summary", OLD."until"); RETURN NULL;',
                            hash="ee132b1e6209607ea52e50cbc3d5e682678c1ab7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_421a0",
                            table="registry_head",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Organisation",
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("medlem", "Medlem"),
                            ("adjungerad", "Adjungerad"),
                            ("part", "Part genom avtal"),
                            ("observator", "Observatör"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("pays", models.BooleanField(blank=True, null=True, verbose_name="Betalar avgift")),
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
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        expressions=[
                            ("cooperation", "="),
                            ("organisation", "="),
                            (samverkan.registry.models.DateSpan("since", "until"), "&&"),
                        ],
                        name="membership_periods_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["adjungerad", "medlem", "observator", "part"])),
                        name="membership_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="membership_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_membershipevent" ("cooperation_id", "id", "key", "kind", "note", "organisation_id", "pays", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."organisation_id", NEW."pays", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="8545761184ab59db0b1d7706ba811ed33cfee279",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_40ab0",
                            table="registry_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_membershipevent" ("cooperation_id", "id", "key", "kind", "note", "organisation_id", "pays", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."organisation_id", NEW."pays", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."until"); RETURN NULL;',
                            hash="b034276139343193be81c97dc920b2e54b41f786",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2e25f",
                            table="registry_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_membershipevent" ("cooperation_id", "id", "key", "kind", "note", "organisation_id", "pays", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "until") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."organisation_id", OLD."pays", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."since", OLD."source_id", OLD."until"); RETURN NULL;',
                            hash="cb2091d19fad50f858026856aed10b7b729b6a35",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c1c02",
                            table="registry_membership",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Överordnat område",
                    ),
                ),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("prioriterat", "Prioriterat område"),
                            ("arbetsomrade", "Samarbetsområde"),
                            ("summa", "Summa"),
                            ("grupp", "Grupp"),
                            ("rad", "Budgetrad"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("purpose", models.TextField(blank=True, default="", verbose_name="Ändamål")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Ansvarig organisation",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Hör till prioriterat område",
                    ),
                ),
                ("lapsed", models.BooleanField(default=False, verbose_name="Utgår")),
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
                        condition=models.Q(("kind__in", ["arbetsomrade", "grupp", "prioriterat", "rad", "summa"])),
                        name="area_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_areaevent" ("cooperation_id", "id", "key", "kind", "lapsed", "name", "note", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "priority_id", "purpose", "source_id") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."lapsed", NEW."name", NEW."note", NEW."owner_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."priority_id", NEW."purpose", NEW."source_id"); RETURN NULL;',
                            hash="c3698ad18daa9e6095cdaa289b6b4fd3ca2c43eb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3dcf4",
                            table="registry_area",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_areaevent" ("cooperation_id", "id", "key", "kind", "lapsed", "name", "note", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "priority_id", "purpose", "source_id") VALUES (NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."lapsed", NEW."name", NEW."note", NEW."owner_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."priority_id", NEW."purpose", NEW."source_id"); RETURN NULL;',
                            hash="811b639dc98bae2c5bf1d5b1e9b34920d85ddc46",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_134da",
                            table="registry_area",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_areaevent" ("cooperation_id", "id", "key", "kind", "lapsed", "name", "note", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "priority_id", "purpose", "source_id") VALUES (OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", OLD."lapsed", OLD."name", OLD."note", OLD."owner_id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."priority_id", OLD."purpose", OLD."source_id"); RETURN NULL;',
                            hash="352a45ed87292eeb6119a21ef0c3c044ce9e4c4e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_15061",
                            table="registry_area",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedCell",
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
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.publishedtable",
                        verbose_name="Tabell",
                    ),
                ),
                ("row", models.TextField(default="", verbose_name="Rad")),
                ("row_title", models.TextField(default="", verbose_name="Radens rubrik")),
                ("column", models.TextField(default="", verbose_name="Kolumn")),
                ("column_title", models.TextField(default="", verbose_name="Kolumnens rubrik")),
                ("text", models.TextField(blank=True, default="", verbose_name="Tryckt text")),
            ],
            options={
                "ordering": ["position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_publishedcellevent" ("column", "column_title", "cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "row", "row_title", "table_id", "text") VALUES (NEW."column", NEW."column_title", NEW."cooperation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."row", NEW."row_title", NEW."table_id", NEW."text"); RETURN NULL;',
                            hash="52a4629d3c43b18d011eee1eae1ca61db1c56173",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78849",
                            table="registry_publishedcell",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_publishedcellevent" ("column", "column_title", "cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "row", "row_title", "table_id", "text") VALUES (NEW."column", NEW."column_title", NEW."cooperation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."row", NEW."row_title", NEW."table_id", NEW."text"); RETURN NULL;',
                            hash="186bb979168cef3f8188e51dad6043e6e7874e1d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fb673",
                            table="registry_publishedcell",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_publishedcellevent" ("column", "column_title", "cooperation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "row", "row_title", "table_id", "text") VALUES (OLD."column", OLD."column_title", OLD."cooperation_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."row", OLD."row_title", OLD."table_id", OLD."text"); RETURN NULL;',
                            hash="25616a9af5cde25185259e29998fc9aee30307fc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb3be",
                            table="registry_publishedcell",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
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
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.charter",
                        verbose_name="Styrdokument",
                    ),
                ),
                ("paragraph", models.TextField(default="", verbose_name="Paragraf")),
                ("requirement", models.TextField(blank=True, default="", verbose_name="Svarar mot krav")),
                ("text", models.TextField(default="", verbose_name="Lydelse")),
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
                            func='INSERT INTO "registry_clauseevent" ("charter_id", "cooperation_id", "id", "key", "note", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "requirement", "source_id", "text") VALUES (NEW."charter_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."paragraph", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."requirement", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="64599cdae5d6cdf349d9dac0e090fbc2bd0dd829",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6d345",
                            table="registry_clause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_clauseevent" ("charter_id", "cooperation_id", "id", "key", "note", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "requirement", "source_id", "text") VALUES (NEW."charter_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."paragraph", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."requirement", NEW."source_id", NEW."text"); RETURN NULL;',
                            hash="b1d91f65f00b6a25782e2b7598d838e776c0dc12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cfe66",
                            table="registry_clause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_clauseevent" ("charter_id", "cooperation_id", "id", "key", "note", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "requirement", "source_id", "text") VALUES (OLD."charter_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."note", OLD."paragraph", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."requirement", OLD."source_id", OLD."text"); RETURN NULL;',
                            hash="e993d53c189b03537ca30b03642cdaa8edf3e0e2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ef28d",
                            table="registry_clause",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "cooperation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registry.cooperation",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        choices=[
                            ("administrator", "Systemförvaltare"),
                            ("director", "Förbundsdirektör"),
                            ("economist", "Ekonom"),
                            ("coordinator", "Samordnare"),
                            ("investigator", "Utredare"),
                            ("representative", "Medlemsrepresentant"),
                            ("auditor", "Revisor"),
                        ],
                        verbose_name="Roll",
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
                        verbose_name="För",
                    ),
                ),
                ("since", models.DateField(verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "administrator",
                                    "director",
                                    "economist",
                                    "coordinator",
                                    "investigator",
                                    "representative",
                                    "auditor",
                                ],
                            )
                        ),
                        name="rolegrant_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "representative"), _negated=True),
                            ("organisation__isnull", False),
                            _connector="OR",
                        ),
                        name="rolegrant_representative_speaks_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="rolegrant_period_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cooperation__isnull", False), ("role", "administrator"), _connector="OR"),
                        name="rolegrant_only_administrator_everywhere",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("user", "cooperation", "role", "organisation"),
                        name="rolegrant_once",
                        nulls_distinct=False,
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_rolegrantevent" ("cooperation_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "until", "user_id") VALUES (NEW."cooperation_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="5563f5c083afd1ab2fbb9391b0a8dfd7a32d9284",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ddfc1",
                            table="registry_rolegrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_rolegrantevent" ("cooperation_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "until", "user_id") VALUES (NEW."cooperation_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                            hash="65d513f8655d572a9a57e1957b96ac85eed6b41e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_430ee",
                            table="registry_rolegrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_rolegrantevent" ("cooperation_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "until", "user_id") VALUES (OLD."cooperation_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."since", OLD."until", OLD."user_id"); RETURN NULL;',
                            hash="35c5af6f1d8199584cb8f065a1c5cdd855764d28",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_51e79",
                            table="registry_rolegrant",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                (
                    "resource",
                    models.TextField(
                        choices=[
                            ("cooperation", "cooperation"),
                            ("sources", "sources"),
                            ("organisations", "organisations"),
                            ("aliases", "aliases"),
                            ("forms", "forms"),
                            ("successions", "successions"),
                            ("memberships", "memberships"),
                            ("organs", "organs"),
                            ("statements", "statements"),
                            ("areas", "areas"),
                            ("facts", "facts"),
                            ("claims", "claims"),
                            ("budget", "budget"),
                            ("outcome", "outcome"),
                            ("grants", "grants"),
                            ("projects", "projects"),
                            ("posts", "posts"),
                            ("agreements", "agreements"),
                            ("parties", "parties"),
                            ("dependencies", "dependencies"),
                            ("arenas", "arenas"),
                            ("placements", "placements"),
                            ("tables", "tables"),
                            ("cells", "cells"),
                            ("decisions", "decisions"),
                            ("fees", "fees"),
                            ("instalments", "instalments"),
                            ("entries", "entries"),
                            ("portions", "portions"),
                            ("billing", "billing"),
                            ("deadlines", "deadlines"),
                            ("charters", "charters"),
                            ("clauses", "clauses"),
                            ("citations", "citations"),
                            ("remarks", "remarks"),
                            ("known", "known"),
                        ]
                    ),
                ),
                ("key", models.TextField(blank=True)),
                ("values", models.JSONField(default=dict)),
                ("base", models.TextField(blank=True)),
                ("note", models.TextField(blank=True, verbose_name="Varför")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["-updated"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                (
                    "object_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(verbose_name="Gäller")),
                ("title", models.TextField(verbose_name="Titel")),
                ("file_name", models.TextField(verbose_name="Filnamn")),
                ("content_type", models.TextField()),
                ("size", models.BigIntegerField()),
                ("sha256", models.TextField()),
                ("draft", models.BooleanField(default=False, verbose_name="Utkast")),
                ("secret", models.BooleanField(default=False, verbose_name="Sekretess")),
                ("legal_ground", models.TextField(blank=True, verbose_name="Lagrum för sekretessen")),
                ("registry_number", models.TextField(blank=True, verbose_name="Diarienummer")),
                ("received", models.DateField(blank=True, null=True, verbose_name="Inkommen eller upprättad")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registry.document",
                        verbose_name="Ersätter",
                    ),
                ),
                ("withdrawn", models.DateField(blank=True, null=True, verbose_name="Utgången")),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="Varför den är utgången")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("secret", False), models.Q(("legal_ground", ""), _negated=True), _connector="OR"
                        ),
                        name="document_secret_has_ground",
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="document_not_empty"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_documentevent" ("at", "by_id", "content_type", "cooperation_id", "draft", "file_name", "id", "legal_ground", "object", "object_kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received", "registry_number", "replaces_id", "secret", "sha256", "size", "title", "withdrawn", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."content_type", NEW."cooperation_id", NEW."draft", NEW."file_name", NEW."id", NEW."legal_ground", NEW."object", NEW."object_kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received", NEW."registry_number", NEW."replaces_id", NEW."secret", NEW."sha256", NEW."size", NEW."title", NEW."withdrawn", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="5eb63e9da2588c1d60958bfcb901bd047c169275",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_adba4",
                            table="registry_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_documentevent" ("at", "by_id", "content_type", "cooperation_id", "draft", "file_name", "id", "legal_ground", "object", "object_kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received", "registry_number", "replaces_id", "secret", "sha256", "size", "title", "withdrawn", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."content_type", NEW."cooperation_id", NEW."draft", NEW."file_name", NEW."id", NEW."legal_ground", NEW."object", NEW."object_kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received", NEW."registry_number", NEW."replaces_id", NEW."secret", NEW."sha256", NEW."size", NEW."title", NEW."withdrawn", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="323bd8ca298b119cbde33285f69eb5e17b336086",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a5ee8",
                            table="registry_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_documentevent" ("at", "by_id", "content_type", "cooperation_id", "draft", "file_name", "id", "legal_ground", "object", "object_kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received", "registry_number", "replaces_id", "secret", "sha256", "size", "title", "withdrawn", "withdrawn_reason") VALUES (OLD."at", OLD."by_id", OLD."content_type", OLD."cooperation_id", OLD."draft", OLD."file_name", OLD."id", OLD."legal_ground", OLD."object", OLD."object_kind", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received", OLD."registry_number", OLD."replaces_id", OLD."secret", OLD."sha256", OLD."size", OLD."title", OLD."withdrawn", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="a4116b90aa70afbea5693a8b7d2351894573397d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c5d63",
                            table="registry_document",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
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
                        to="registry.organisation",
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
                ("key", models.TextField()),
                ("position", models.IntegerField()),
                (
                    "cooperation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.cooperation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.source",
                    ),
                ),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("kommun", "Kommun"),
                            ("region", "Region"),
                            ("landsting", "Landsting"),
                            ("samverkan", "Samverkansorgan"),
                            ("forening", "Förening"),
                            ("myndighet", "Myndighet"),
                            ("eu-kontor", "EU-kontor"),
                            ("fond", "Fond eller program"),
                            ("enhet", "Enhet"),
                            ("natverk", "Nätverk"),
                            ("intresseorganisation", "Intresseorganisation"),
                            ("ovrig", "Övrig"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("orgnr", models.TextField(blank=True, default="", verbose_name="Organisationsnummer")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Del av",
                    ),
                ),
                ("case", models.TextField(blank=True, default="", verbose_name="Eget fall")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("place", models.TextField(blank=True, default="", verbose_name="Plats i källan")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AliasEvent",
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
                        to="registry.alias",
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
                    "target_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("target", models.TextField(default="", verbose_name="Avser")),
                ("name", models.TextField(default="", verbose_name="Namn i källan")),
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
            name="FormPeriodEvent",
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
                        to="registry.formperiod",
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
                    "form",
                    models.TextField(
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Perioden som källan skriver den")),
                ("law", models.TextField(blank=True, default="", verbose_name="Lagrum som källan anger")),
                ("alternative", models.BooleanField(default=False, verbose_name="Avvikande uppgift")),
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
            name="SuccessionEvent",
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
                        to="registry.succession",
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
                ("predecessor", models.TextField(default="", verbose_name="Föregångare")),
                ("successor", models.TextField(default="", verbose_name="Efterföljare")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Den")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Tidpunkten som källan skriver den")),
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
            name="OrganEvent",
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
                        to="registry.organ",
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
                    "role",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("beslutande", "Beslutande"),
                            ("verkstallande", "Verkställande"),
                            ("beslutande-verkstallande", "Beslutande och verkställande"),
                            ("beredande", "Beredande"),
                            ("styrgrupp", "Styrgrupp"),
                        ],
                        default="",
                        verbose_name="Uppgift",
                    ),
                ),
                ("composition", models.TextField(blank=True, default="", verbose_name="Sammansättning")),
                ("per_member", models.IntegerField(blank=True, null=True, verbose_name="Platser per medlem")),
                ("seats", models.IntegerField(blank=True, null=True, verbose_name="Platser enligt källan")),
                ("elected_by", models.TextField(blank=True, default="", verbose_name="Väljs av")),
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
            name="FactEvent",
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
                        to="registry.fact",
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
                    "subject_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("subject", models.TextField(default="", verbose_name="Avser")),
                ("attribute", models.TextField(default="", verbose_name="Egenskap")),
                ("measure", models.TextField(blank=True, default="", verbose_name="Mått")),
                ("year", models.IntegerField(blank=True, null=True, verbose_name="År")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Per")),
                ("value", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Värde")),
                ("low", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Lägst")),
                ("high", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Högst")),
                (
                    "unit",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kr", "kronor"),
                            ("tkr", "tusen kronor"),
                            ("mnkr", "miljoner kronor"),
                            ("kr/inv", "kronor per invånare"),
                            ("aa", "årsarbetare"),
                            ("tjanster", "tjänster"),
                            ("personer", "personer"),
                            ("inv", "invånare"),
                            ("antal", "antal"),
                            ("per-ar", "gånger per år"),
                        ],
                        default="",
                        verbose_name="Enhet",
                    ),
                ),
                (
                    "precision",
                    models.TextField(
                        blank=True,
                        choices=[("ca", "cirka"), ("minst", "minst"), ("intervall", "intervall")],
                        default="",
                        verbose_name="Precision",
                    ),
                ),
                (
                    "status",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("budget", "Budget"),
                            ("utfall", "Utfall"),
                            ("prognos", "Prognos"),
                            ("uppgift", "Uppgift"),
                        ],
                        default="uppgift",
                        verbose_name="Status",
                    ),
                ),
                ("quote", models.TextField(blank=True, default="", verbose_name="Ordagrant")),
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
            name="PublishedTableEvent",
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
                        to="registry.publishedtable",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("budget", "Budget"),
                            ("jamforelse", "Jämförelse"),
                            ("resultat", "Resultat"),
                            ("avrakning", "Avräkning"),
                            ("uppvaxling", "Uppväxling"),
                            ("avgift", "Avgifter"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.ruletext",
                        verbose_name="Regel",
                    ),
                ),
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
            name="DecisionEvent",
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
                        to="registry.decision",
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
                    "object_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(default="", verbose_name="Gäller")),
                ("body", models.TextField(default="", verbose_name="Beslutande organ")),
                ("on", models.DateField(blank=True, null=True, verbose_name="Beslutsdatum")),
                ("paragraph", models.TextField(blank=True, default="", verbose_name="Paragraf")),
                ("registry_number", models.TextField(blank=True, default="", verbose_name="Diarienummer")),
                ("text", models.TextField(blank=True, default="", verbose_name="Beslut i korthet")),
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
            name="CharterEvent",
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
                        to="registry.charter",
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
                    "form",
                    models.TextField(
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("version", models.TextField(blank=True, default="", verbose_name="Version")),
                ("adopted", models.DateField(blank=True, null=True, verbose_name="Antagen")),
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
        migrations.CreateModel(
            name="CitationEvent",
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
                        to="registry.citation",
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
                    "form",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("kommunalforbund-fullmaktige", "Kommunalförbund med förbundsfullmäktige"),
                            ("kommunalforbund-direktion", "Kommunalförbund med förbundsdirektion"),
                            ("kommunalforbund", "Kommunalförbund"),
                            ("ideell-forening", "Kommunförbund (ideell förening)"),
                            ("avtalssamverkan", "Samarbetsavtal (avtalssamverkan)"),
                            ("gemensam-namnd", "Gemensam nämnd"),
                            ("kommunalt-bolag", "Kommunalt bolag"),
                            ("samverkansorgan", "Kommunalt samverkansorgan (lag 2002:34, upphävd)"),
                            ("utan-rattspersonlighet", "Samverkan utan egen rättspersonlighet"),
                        ],
                        default="",
                        verbose_name="Organisationsform",
                    ),
                ),
                ("citation", models.TextField(default="", verbose_name="Lagrum")),
                ("text", models.TextField(default="", verbose_name="Vad källan säger")),
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
            name="RemarkEvent",
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
                        to="registry.remark",
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
                ("title", models.TextField(default="", verbose_name="Anmärkning i korthet")),
                ("text", models.TextField(default="", verbose_name="Beskrivning")),
                (
                    "severity",
                    models.TextField(
                        choices=[("upplysning", "Upplysning"), ("varning", "Varning"), ("fel", "Fel")],
                        default="",
                        verbose_name="Vikt",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                    "theme",
                    models.TextField(
                        choices=[
                            ("andamal", "Ändamål"),
                            ("uppgift", "Uppgifter"),
                            ("styrning", "Styrning"),
                            ("finansiering", "Finansiering"),
                            ("medlemmar", "Medlemmar"),
                            ("arbetssatt", "Arbetssätt"),
                            ("erfarenhet", "Erfarenheter"),
                            ("externa-medel", "Externa medel"),
                            ("medfinansiering", "Medfinansiering"),
                            ("tjanster", "Tjänster och stöd"),
                            ("projekt", "Projekt"),
                            ("remiss", "Remisser"),
                            ("regional-utveckling", "Regional utveckling"),
                            ("forslag", "Förslag och behov"),
                            ("styrdokument", "Styrdokument"),
                            ("form", "Organisationsform"),
                        ],
                        default="",
                        verbose_name="Tema",
                    ),
                ),
                ("text", models.TextField(default="", verbose_name="Text")),
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
                        verbose_name="Organisation",
                    ),
                ),
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
                            (
                                "theme__in",
                                [
                                    "andamal",
                                    "arbetssatt",
                                    "erfarenhet",
                                    "externa-medel",
                                    "finansiering",
                                    "form",
                                    "forslag",
                                    "medfinansiering",
                                    "medlemmar",
                                    "projekt",
                                    "regional-utveckling",
                                    "remiss",
                                    "styrdokument",
                                    "styrning",
                                    "tjanster",
                                    "uppgift",
                                ],
                            )
                        ),
                        name="statement_theme_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_statementevent" ("area_id", "cooperation_id", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text", "theme") VALUES (NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."text", NEW."theme"); RETURN NULL;',
                            hash="3ab82a29136956681cef746f6b5381d7bd8ad84f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_86e9a",
                            table="registry_statement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_statementevent" ("area_id", "cooperation_id", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text", "theme") VALUES (NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."text", NEW."theme"); RETURN NULL;',
                            hash="cecd63925e29e12e4b32952108ffaa1402c3b132",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b0e25",
                            table="registry_statement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_statementevent" ("area_id", "cooperation_id", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "text", "theme") VALUES (OLD."area_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id", OLD."text", OLD."theme"); RETURN NULL;',
                            hash="039d0671aa333de4f27332187d75b128ddcfea19",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc1a4",
                            table="registry_statement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Område",
                    ),
                ),
                (
                    "measure",
                    models.TextField(
                        choices=[("externa-medel", "Externa medel"), ("uppvaxling", "Uppväxling")],
                        default="",
                        verbose_name="Mått",
                    ),
                ),
                ("relation", models.TextField(choices=[("storst", "störst")], default="", verbose_name="Påstående")),
                ("year", models.IntegerField(blank=True, null=True, verbose_name="År")),
                ("quote", models.TextField(default="", verbose_name="Ordagrant")),
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
                        condition=models.Q(("measure__in", ["externa-medel", "uppvaxling"])), name="claim_measure_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["storst"])), name="claim_relation_known"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_claimevent" ("area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "quote", "relation", "source_id", "year") VALUES (NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."quote", NEW."relation", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="a7fae1d1d2bde1dc09074c677757fb1bf009b23a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e4fd3",
                            table="registry_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_claimevent" ("area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "quote", "relation", "source_id", "year") VALUES (NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."quote", NEW."relation", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="f6a3bfef3316eae4d9a5875c3790208460d15e88",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7a1fe",
                            table="registry_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_claimevent" ("area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "quote", "relation", "source_id", "year") VALUES (OLD."area_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."measure", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."quote", OLD."relation", OLD."source_id", OLD."year"); RETURN NULL;',
                            hash="49310e1463154fe1b7133f9f987494bd50ecc35a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62ab1",
                            table="registry_claim",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                        verbose_name="Arbetsgivare",
                    ),
                ),
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
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Årsarbetare")),
                ("persons", models.IntegerField(blank=True, null=True, verbose_name="Personer")),
                (
                    "financed",
                    samverkan.registry.fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="Andel som samverkan betalar, procent"
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("per_area", models.BooleanField(default=False, verbose_name="En inom varje område")),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("fast", "Fast"),
                            ("projekt", "Projekt"),
                            ("volontar", "Volontär"),
                            ("kopt", "Köpt tjänst"),
                            ("grundavgift", "Ingår i grundavgiften"),
                            ("avtal", "Genom avtal"),
                        ],
                        default="",
                        verbose_name="Grund",
                    ),
                ),
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
                            ("basis__in", ["", "avtal", "fast", "grundavgift", "kopt", "projekt", "volontar"])
                        ),
                        name="post_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="post_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_postevent" ("area_id", "basis", "cooperation_id", "employer_id", "financed", "fte", "id", "key", "note", "per_area", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "title", "until") VALUES (NEW."area_id", NEW."basis", NEW."cooperation_id", NEW."employer_id", NEW."financed", NEW."fte", NEW."id", NEW."key", NEW."note", NEW."per_area", NEW."persons", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."title", NEW."until"); RETURN NULL;',
                            hash="4beadcf61f6d7a10c30d584536d3234946d63315",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3bec3",
                            table="registry_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "registry_postevent" ("area_id", "basis", "cooperation_id", "employer_id", "financed", "fte", "id", "key", "note", "per_area", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "title", "until") VALUES (NEW."area_id", NEW."basis", NEW."cooperation_id", NEW."employer_id", NEW."financed", NEW."fte", NEW."id", NEW."key", NEW."note", NEW."per_area", NEW."persons", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."since", NEW."source_id", NEW."title", NEW."until"); RETURN NULL;',
                            hash="7ba1091ceffa69446806ae8e161ecf417daffa08",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0ea53",
                            table="registry_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "registry_postevent" ("area_id", "basis", "cooperation_id", "employer_id", "financed", "fte", "id", "key", "note", "per_area", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "since", "source_id", "title", "until") VALUES (OLD."area_id", OLD."basis", OLD."cooperation_id", OLD."employer_id", OLD."financed", OLD."fte", OLD."id", OLD."key", OLD."note", OLD."per_area", OLD."persons", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."since", OLD."source_id", OLD."title", OLD."until"); RETURN NULL;',
                            hash="e1c90d2280fc5d748d17365b5f494ede227e9de7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c798a",
                            table="registry_post",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadEvent",
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
                        to="registry.head",
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
                ("short_name", models.TextField(default="", verbose_name="Kort namn")),
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
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Perioden som källan skriver den")),
                ("reference_date", models.DateField(blank=True, null=True, verbose_name="Sidorna öppnas per")),
                ("population_on", models.DateField(blank=True, null=True, verbose_name="Folkmängd per")),
                ("summary", models.TextField(blank=True, default="", verbose_name="I en mening")),
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
            name="MembershipEvent",
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
                        to="registry.membership",
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Organisation",
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("medlem", "Medlem"),
                            ("adjungerad", "Adjungerad"),
                            ("part", "Part genom avtal"),
                            ("observator", "Observatör"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("pays", models.BooleanField(blank=True, null=True, verbose_name="Betalar avgift")),
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
            name="AreaEvent",
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
                        to="registry.area",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.area",
                        verbose_name="Överordnat område",
                    ),
                ),
                ("name", models.TextField(default="", verbose_name="Namn")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("prioriterat", "Prioriterat område"),
                            ("arbetsomrade", "Samarbetsområde"),
                            ("summa", "Summa"),
                            ("grupp", "Grupp"),
                            ("rad", "Budgetrad"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("purpose", models.TextField(blank=True, default="", verbose_name="Ändamål")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Ansvarig organisation",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.area",
                        verbose_name="Hör till prioriterat område",
                    ),
                ),
                ("lapsed", models.BooleanField(default=False, verbose_name="Utgår")),
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
            name="PublishedCellEvent",
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
                        to="registry.publishedcell",
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
                    "table",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.publishedtable",
                        verbose_name="Tabell",
                    ),
                ),
                ("row", models.TextField(default="", verbose_name="Rad")),
                ("row_title", models.TextField(default="", verbose_name="Radens rubrik")),
                ("column", models.TextField(default="", verbose_name="Kolumn")),
                ("column_title", models.TextField(default="", verbose_name="Kolumnens rubrik")),
                ("text", models.TextField(blank=True, default="", verbose_name="Tryckt text")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClauseEvent",
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
                        to="registry.clause",
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
                    "charter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.charter",
                        verbose_name="Styrdokument",
                    ),
                ),
                ("paragraph", models.TextField(default="", verbose_name="Paragraf")),
                ("requirement", models.TextField(blank=True, default="", verbose_name="Svarar mot krav")),
                ("text", models.TextField(default="", verbose_name="Lydelse")),
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
            name="RoleGrantEvent",
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
                        to="registry.rolegrant",
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
                ("id", models.BigIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "cooperation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.cooperation",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        choices=[
                            ("administrator", "Systemförvaltare"),
                            ("director", "Förbundsdirektör"),
                            ("economist", "Ekonom"),
                            ("coordinator", "Samordnare"),
                            ("investigator", "Utredare"),
                            ("representative", "Medlemsrepresentant"),
                            ("auditor", "Revisor"),
                        ],
                        verbose_name="Roll",
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
                        verbose_name="För",
                    ),
                ),
                ("since", models.DateField(verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DocumentEvent",
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
                        to="registry.document",
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
                ("id", models.UUIDField(default=uuid.uuid4, serialize=False)),
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
                (
                    "object_kind",
                    models.TextField(
                        choices=[
                            ("samverkan", "Samverkan"),
                            ("organisation", "Organisation"),
                            ("omrade", "Område"),
                            ("avtal", "Avtal"),
                            ("arena", "Arena"),
                            ("medel", "Externa medel"),
                            ("tjanst", "Tjänst"),
                            ("roll", "Roll"),
                            ("begrepp", "Begrepp"),
                        ],
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(verbose_name="Gäller")),
                ("title", models.TextField(verbose_name="Titel")),
                ("file_name", models.TextField(verbose_name="Filnamn")),
                ("content_type", models.TextField()),
                ("size", models.BigIntegerField()),
                ("sha256", models.TextField()),
                ("draft", models.BooleanField(default=False, verbose_name="Utkast")),
                ("secret", models.BooleanField(default=False, verbose_name="Sekretess")),
                ("legal_ground", models.TextField(blank=True, verbose_name="Lagrum för sekretessen")),
                ("registry_number", models.TextField(blank=True, verbose_name="Diarienummer")),
                ("received", models.DateField(blank=True, null=True, verbose_name="Inkommen eller upprättad")),
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
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.document",
                        verbose_name="Ersätter",
                    ),
                ),
                ("withdrawn", models.DateField(blank=True, null=True, verbose_name="Utgången")),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="Varför den är utgången")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementEvent",
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
                        to="registry.statement",
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
                    "theme",
                    models.TextField(
                        choices=[
                            ("andamal", "Ändamål"),
                            ("uppgift", "Uppgifter"),
                            ("styrning", "Styrning"),
                            ("finansiering", "Finansiering"),
                            ("medlemmar", "Medlemmar"),
                            ("arbetssatt", "Arbetssätt"),
                            ("erfarenhet", "Erfarenheter"),
                            ("externa-medel", "Externa medel"),
                            ("medfinansiering", "Medfinansiering"),
                            ("tjanster", "Tjänster och stöd"),
                            ("projekt", "Projekt"),
                            ("remiss", "Remisser"),
                            ("regional-utveckling", "Regional utveckling"),
                            ("forslag", "Förslag och behov"),
                            ("styrdokument", "Styrdokument"),
                            ("form", "Organisationsform"),
                        ],
                        default="",
                        verbose_name="Tema",
                    ),
                ),
                ("text", models.TextField(default="", verbose_name="Text")),
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
                        verbose_name="Organisation",
                    ),
                ),
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
            name="ClaimEvent",
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
                        to="registry.claim",
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
                    "measure",
                    models.TextField(
                        choices=[("externa-medel", "Externa medel"), ("uppvaxling", "Uppväxling")],
                        default="",
                        verbose_name="Mått",
                    ),
                ),
                ("relation", models.TextField(choices=[("storst", "störst")], default="", verbose_name="Påstående")),
                ("year", models.IntegerField(blank=True, null=True, verbose_name="År")),
                ("quote", models.TextField(default="", verbose_name="Ordagrant")),
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
            name="PostEvent",
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
                        to="registry.post",
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
                ("title", models.TextField(default="", verbose_name="Titel")),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                        verbose_name="Arbetsgivare",
                    ),
                ),
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
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Årsarbetare")),
                ("persons", models.IntegerField(blank=True, null=True, verbose_name="Personer")),
                (
                    "financed",
                    samverkan.registry.fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="Andel som samverkan betalar, procent"
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("per_area", models.BooleanField(default=False, verbose_name="En inom varje område")),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("fast", "Fast"),
                            ("projekt", "Projekt"),
                            ("volontar", "Volontär"),
                            ("kopt", "Köpt tjänst"),
                            ("grundavgift", "Ingår i grundavgiften"),
                            ("avtal", "Genom avtal"),
                        ],
                        default="",
                        verbose_name="Grund",
                    ),
                ),
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
