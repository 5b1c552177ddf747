import django.db.models.deletion
import pgtrigger.compiler
import samverkan.registry.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeeProposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("title", models.TextField(verbose_name="Benämning")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("utkast", "Utkast"),
                            ("forslag", "Förslag"),
                            ("beslutad", "Beslutad"),
                            ("ersatt", "Ersatt"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="utkast",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
                ("version", models.IntegerField(default=1)),
                ("year", models.IntegerField(verbose_name="År")),
                ("rule_text", models.TextField(verbose_name="Regel")),
                ("total", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Summa")),
                ("shares", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-year", "-updated"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["aterkallad", "beslutad", "ersatt", "forslag", "utkast"])),
                        name="feeproposal_state_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "beslutad")),
                        fields=("cooperation", "year"),
                        name="feeproposal_one_decided",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_feeproposalevent" ("author_id", "cooperation_id", "created", "decision", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_text", "shares", "state", "title", "total", "updated", "version", "year") VALUES (NEW."author_id", NEW."cooperation_id", NEW."created", NEW."decision", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule_text", NEW."shares", NEW."state", NEW."title", NEW."total", NEW."updated", NEW."version", NEW."year"); RETURN NULL;',
                            hash="4f5f3903a0f3785aafca1e1f9ac194a01e010aac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aecd8",
                            table="economy_feeproposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_feeproposalevent" ("author_id", "cooperation_id", "created", "decision", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_text", "shares", "state", "title", "total", "updated", "version", "year") VALUES (NEW."author_id", NEW."cooperation_id", NEW."created", NEW."decision", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule_text", NEW."shares", NEW."state", NEW."title", NEW."total", NEW."updated", NEW."version", NEW."year"); RETURN NULL;',
                            hash="60962a863c5381f1ee673fe43e8cbcf96da85936",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f35ed",
                            table="economy_feeproposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_feeproposalevent" ("author_id", "cooperation_id", "created", "decision", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_text", "shares", "state", "title", "total", "updated", "version", "year") VALUES (OLD."author_id", OLD."cooperation_id", OLD."created", OLD."decision", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule_text", OLD."shares", OLD."state", OLD."title", OLD."total", OLD."updated", OLD."version", OLD."year"); RETURN NULL;',
                            hash="3202421ccc21c8f7db6490b10d5fc5adfbbb2abe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c52e0",
                            table="economy_feeproposal",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("title", models.TextField(verbose_name="Benämning")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("utkast", "Utkast"),
                            ("forslag", "Förslag"),
                            ("beslutad", "Beslutad"),
                            ("ersatt", "Ersatt"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="utkast",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
                ("version", models.IntegerField(default=1)),
                ("first_year", models.IntegerField(verbose_name="Första året")),
                ("last_year", models.IntegerField(verbose_name="Sista året")),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="economy.budgetversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-first_year", "-updated"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["aterkallad", "beslutad", "ersatt", "forslag", "utkast"])),
                        name="budgetversion_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="budgetversion_years_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetversionevent" ("author_id", "base_id", "cooperation_id", "created", "decision", "first_year", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "updated", "version") VALUES (NEW."author_id", NEW."base_id", NEW."cooperation_id", NEW."created", NEW."decision", NEW."first_year", NEW."id", NEW."last_year", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."title", NEW."updated", NEW."version"); RETURN NULL;',
                            hash="c1b733eb61d71d8adc7657faca5fed2deab3ad49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a78cd",
                            table="economy_budgetversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_budgetversionevent" ("author_id", "base_id", "cooperation_id", "created", "decision", "first_year", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "updated", "version") VALUES (NEW."author_id", NEW."base_id", NEW."cooperation_id", NEW."created", NEW."decision", NEW."first_year", NEW."id", NEW."last_year", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."title", NEW."updated", NEW."version"); RETURN NULL;',
                            hash="dc6085cfeae388786e9f990c196695620886d692",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e39f7",
                            table="economy_budgetversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetversionevent" ("author_id", "base_id", "cooperation_id", "created", "decision", "first_year", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "updated", "version") VALUES (OLD."author_id", OLD."base_id", OLD."cooperation_id", OLD."created", OLD."decision", OLD."first_year", OLD."id", OLD."last_year", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."title", OLD."updated", OLD."version"); RETURN NULL;',
                            hash="eb4a43d4184587d83372091f9996a9fcb3c33f93",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f63ce",
                            table="economy_budgetversion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                ("lines", models.JSONField(default=list)),
                ("reason", models.TextField(verbose_name="Varför")),
                ("carried", models.BooleanField(default=False, verbose_name="Överföring från året före")),
                (
                    "state",
                    models.TextField(
                        choices=[("begard", "Begärd"), ("godkand", "Godkänd"), ("avslagen", "Avslagen")],
                        default="begard",
                        verbose_name="Läge",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("requested", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, verbose_name="Svar")),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
            ],
            options={
                "ordering": ["-requested"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["avslagen", "begard", "godkand"])),
                        name="budgetchange_state_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetchangeevent" ("answer", "answered", "answered_by_id", "carried", "cooperation_id", "decision", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested", "requested_by_id", "state", "year") VALUES (NEW."answer", NEW."answered", NEW."answered_by_id", NEW."carried", NEW."cooperation_id", NEW."decision", NEW."id", NEW."lines", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."requested", NEW."requested_by_id", NEW."state", NEW."year"); RETURN NULL;',
                            hash="44e4d2b5dc0b88d1398ba92dbb6ffb5fda7bf596",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72a94",
                            table="economy_budgetchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_budgetchangeevent" ("answer", "answered", "answered_by_id", "carried", "cooperation_id", "decision", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested", "requested_by_id", "state", "year") VALUES (NEW."answer", NEW."answered", NEW."answered_by_id", NEW."carried", NEW."cooperation_id", NEW."decision", NEW."id", NEW."lines", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."requested", NEW."requested_by_id", NEW."state", NEW."year"); RETURN NULL;',
                            hash="c741b6f236bd9d48e00f19fa86f7554dd54930ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0efff",
                            table="economy_budgetchange",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetchangeevent" ("answer", "answered", "answered_by_id", "carried", "cooperation_id", "decision", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested", "requested_by_id", "state", "year") VALUES (OLD."answer", OLD."answered", OLD."answered_by_id", OLD."carried", OLD."cooperation_id", OLD."decision", OLD."id", OLD."lines", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."requested", OLD."requested_by_id", OLD."state", OLD."year"); RETURN NULL;',
                            hash="3824166af74f5644c41e485007b2beef3e8381c2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6a3d9",
                            table="economy_budgetchange",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("file_name", models.TextField(verbose_name="Filnamn")),
                ("sha256", models.TextField()),
                ("size", models.BigIntegerField()),
                ("company", models.TextField(blank=True, verbose_name="Företag")),
                ("orgnr", models.TextField(blank=True, verbose_name="Organisationsnummer")),
                ("sie_type", models.TextField(verbose_name="SIE-typ")),
                ("program", models.TextField(blank=True, verbose_name="Program")),
                ("vouchers", models.IntegerField(default=0)),
                ("transactions", models.IntegerField(default=0)),
                ("warnings", models.JSONField(default=list)),
                ("objects_named", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone", None)),
                        fields=("cooperation", "year"),
                        name="ledgerimport_one_a_year",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_ledgerimportevent" ("at", "by_id", "company", "cooperation_id", "file_name", "id", "objects_named", "orgnr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program", "sha256", "sie_type", "size", "transactions", "undone", "undone_by_id", "until", "vouchers", "warnings", "year") VALUES (NEW."at", NEW."by_id", NEW."company", NEW."cooperation_id", NEW."file_name", NEW."id", NEW."objects_named", NEW."orgnr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program", NEW."sha256", NEW."sie_type", NEW."size", NEW."transactions", NEW."undone", NEW."undone_by_id", NEW."until", NEW."vouchers", NEW."warnings", NEW."year"); RETURN NULL;',
                            hash="0632fb163bba5fad42f638973e2979749bcba6e2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f1f2",
                            table="economy_ledgerimport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_ledgerimportevent" ("at", "by_id", "company", "cooperation_id", "file_name", "id", "objects_named", "orgnr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program", "sha256", "sie_type", "size", "transactions", "undone", "undone_by_id", "until", "vouchers", "warnings", "year") VALUES (NEW."at", NEW."by_id", NEW."company", NEW."cooperation_id", NEW."file_name", NEW."id", NEW."objects_named", NEW."orgnr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program", NEW."sha256", NEW."sie_type", NEW."size", NEW."transactions", NEW."undone", NEW."undone_by_id", NEW."until", NEW."vouchers", NEW."warnings", NEW."year"); RETURN NULL;',
                            hash="f50e5b0a8f95b90f599be734736e8c49dd71cb15",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f6d7e",
                            table="economy_ledgerimport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_ledgerimportevent" ("at", "by_id", "company", "cooperation_id", "file_name", "id", "objects_named", "orgnr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program", "sha256", "sie_type", "size", "transactions", "undone", "undone_by_id", "until", "vouchers", "warnings", "year") VALUES (OLD."at", OLD."by_id", OLD."company", OLD."cooperation_id", OLD."file_name", OLD."id", OLD."objects_named", OLD."orgnr", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program", OLD."sha256", OLD."sie_type", OLD."size", OLD."transactions", OLD."undone", OLD."undone_by_id", OLD."until", OLD."vouchers", OLD."warnings", OLD."year"); RETURN NULL;',
                            hash="72b42a63635e383c5bc0dd82be915bb86f65177d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3a3d6",
                            table="economy_ledgerimport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("first", models.TextField(verbose_name="Från konto")),
                ("last", models.TextField(verbose_name="Till konto")),
                ("dimension", models.TextField(blank=True, verbose_name="Dimension")),
                ("object", models.TextField(blank=True, verbose_name="Objekt")),
                ("area", models.TextField(blank=True, verbose_name="Område")),
                ("note", models.TextField(blank=True, verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["first", "last", "dimension", "object"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cooperation", "first", "last", "dimension", "object"), name="accountmap_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_accountmapevent" ("area", "cooperation_id", "dimension", "first", "id", "last", "note", "object", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area", NEW."cooperation_id", NEW."dimension", NEW."first", NEW."id", NEW."last", NEW."note", NEW."object", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="d579651a072a468b32e2250c6a92cba89d1d456b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1ed16",
                            table="economy_accountmap",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_accountmapevent" ("area", "cooperation_id", "dimension", "first", "id", "last", "note", "object", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area", NEW."cooperation_id", NEW."dimension", NEW."first", NEW."id", NEW."last", NEW."note", NEW."object", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="bd91130ca4848949cece33d8818ea2892b18c6a5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_175fb",
                            table="economy_accountmap",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_accountmapevent" ("area", "cooperation_id", "dimension", "first", "id", "last", "note", "object", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."area", OLD."cooperation_id", OLD."dimension", OLD."first", OLD."id", OLD."last", OLD."note", OLD."object", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="122049bfc6bb7d5ad5953696c27ffc691c793a00",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c1dc5",
                            table="economy_accountmap",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Forecast",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("area", models.TextField(verbose_name="Område")),
                ("year", models.IntegerField(verbose_name="År")),
                ("month", models.IntegerField(verbose_name="Efter månad")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Prognos")),
                ("note", models.TextField(blank=True, verbose_name="Kommentar till avvikelsen")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["year", "month", "area"],
                "constraints": [
                    models.UniqueConstraint(fields=("cooperation", "area", "year", "month"), name="forecast_once"),
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="forecast_month_known"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_forecastevent" ("amount", "area", "at", "by_id", "cooperation_id", "id", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."amount", NEW."area", NEW."at", NEW."by_id", NEW."cooperation_id", NEW."id", NEW."month", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="f1794971156d5eac83ea30d6cbfea6fc3f2e49da",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1554",
                            table="economy_forecast",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_forecastevent" ("amount", "area", "at", "by_id", "cooperation_id", "id", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."amount", NEW."area", NEW."at", NEW."by_id", NEW."cooperation_id", NEW."id", NEW."month", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="1013219a00ebd0bcf6c41b31a73ff7cf5caa79d5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f2435",
                            table="economy_forecast",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_forecastevent" ("amount", "area", "at", "by_id", "cooperation_id", "id", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."amount", OLD."area", OLD."at", OLD."by_id", OLD."cooperation_id", OLD."id", OLD."month", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;',
                            hash="a2c93e11115f8681113627e0f621b2b0de464a8f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a767",
                            table="economy_forecast",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SettlementRun",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                ("rule", models.TextField(verbose_name="Regel")),
                ("surplus", samverkan.registry.fields.ExactDecimalField(verbose_name="Att fördela")),
                ("shares", models.JSONField(default=dict)),
                ("digest", models.TextField(default="")),
                (
                    "handling",
                    models.TextField(
                        choices=[
                            ("aterbetala", "Återbetala"),
                            ("overfor", "Föra över till nästa år"),
                            ("avgift", "Sänka nästa års avgift"),
                            ("tackas", "Täckas av medlemmarna"),
                            ("aterstalla", "Återställa inom tre år"),
                        ],
                        verbose_name="Vad som händer",
                    ),
                ),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("forslag", "Väntar på attest"),
                            ("beslutad", "Beslutad"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="forslag",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-year", "-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["aterkallad", "beslutad", "forslag"])),
                        name="settlementrun_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handling__in", ["aterbetala", "aterstalla", "avgift", "overfor", "tackas"])
                        ),
                        name="settlementrun_handling_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "aterkallad"), _negated=True),
                        fields=("cooperation", "year"),
                        name="settlementrun_one_a_year",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_settlementrunevent" ("at", "by_id", "cooperation_id", "decision", "digest", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "shares", "state", "surplus", "year") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."decision", NEW."digest", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."shares", NEW."state", NEW."surplus", NEW."year"); RETURN NULL;',
                            hash="c085d90072ea3ffd211022745f2837722567d346",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95ebe",
                            table="economy_settlementrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_settlementrunevent" ("at", "by_id", "cooperation_id", "decision", "digest", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "shares", "state", "surplus", "year") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."decision", NEW."digest", NEW."handling", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule", NEW."shares", NEW."state", NEW."surplus", NEW."year"); RETURN NULL;',
                            hash="a464f6c685bdd7b381e96211be8b1cbb0bd69be2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_021b4",
                            table="economy_settlementrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_settlementrunevent" ("at", "by_id", "cooperation_id", "decision", "digest", "handling", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "shares", "state", "surplus", "year") VALUES (OLD."at", OLD."by_id", OLD."cooperation_id", OLD."decision", OLD."digest", OLD."handling", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."shares", OLD."state", OLD."surplus", OLD."year"); RETURN NULL;',
                            hash="41ce467abe4593033cb29e62584a95d57872e1a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3b9c0",
                            table="economy_settlementrun",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cooperation", "year"), name="closedyear_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_closedyearevent" ("at", "by_id", "cooperation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="340f3800f09363f140df46e8d5e91b95406d1c65",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5bb90",
                            table="economy_closedyear",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_closedyearevent" ("at", "by_id", "cooperation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."at", NEW."by_id", NEW."cooperation_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="b2bc8cf28f39eab77bf601089ed1755c864776ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac854",
                            table="economy_closedyear",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_closedyearevent" ("at", "by_id", "cooperation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."at", OLD."by_id", OLD."cooperation_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;',
                            hash="d66e60f5ce64d11b8663957b4b7334cdd7af042c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b2621",
                            table="economy_closedyear",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvoiceSeries",
            fields=[
                (
                    "cooperation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="registry.cooperation",
                    ),
                ),
                ("next", models.IntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("number", models.IntegerField(verbose_name="Fakturanummer")),
                (
                    "kind",
                    models.TextField(
                        choices=[("avgift", "Avgift"), ("projekt", "Projektandel"), ("avrakning", "Avräkning")],
                        verbose_name="Slag",
                    ),
                ),
                ("type", models.TextField(choices=[("380", "Faktura"), ("381", "Kreditfaktura")], verbose_name="Typ")),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.organisation"
                    ),
                ),
                ("run", models.TextField()),
                ("issued", models.DateField(verbose_name="Fakturadatum")),
                ("due", models.DateField(verbose_name="Förfallodag")),
                ("amount", samverkan.registry.fields.ExactDecimalField(verbose_name="Att betala")),
                (
                    "credits",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="economy.invoice",
                    ),
                ),
                ("xml", models.BinaryField()),
                ("sha256", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cooperation", "number"), name="invoice_number_once"),
                    models.UniqueConstraint(
                        fields=("cooperation", "run", "organisation", "type"), name="invoice_once_a_run"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["avgift", "avrakning", "projekt"])), name="invoice_kind_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("type__in", ["380", "381"])), name="invoice_type_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("type", "380"), ("credits__isnull", False), ("kind", "avrakning"), _connector="OR"
                        ),
                        name="invoice_credit_refers",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_invoiceevent" ("amount", "at", "by_id", "cooperation_id", "credits_id", "due", "id", "issued", "kind", "number", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run", "sha256", "type", "xml", "year") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."cooperation_id", NEW."credits_id", NEW."due", NEW."id", NEW."issued", NEW."kind", NEW."number", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run", NEW."sha256", NEW."type", NEW."xml", NEW."year"); RETURN NULL;',
                            hash="f7c1ce5e5bd25b8cd43a3196f3818fa6cbc34092",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c248f",
                            table="economy_invoice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_invoiceevent" ("amount", "at", "by_id", "cooperation_id", "credits_id", "due", "id", "issued", "kind", "number", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run", "sha256", "type", "xml", "year") VALUES (NEW."amount", NEW."at", NEW."by_id", NEW."cooperation_id", NEW."credits_id", NEW."due", NEW."id", NEW."issued", NEW."kind", NEW."number", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run", NEW."sha256", NEW."type", NEW."xml", NEW."year"); RETURN NULL;',
                            hash="d5035b735a292bef6f5aae0820548ffe9bae6534",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0835c",
                            table="economy_invoice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_invoiceevent" ("amount", "at", "by_id", "cooperation_id", "credits_id", "due", "id", "issued", "kind", "number", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run", "sha256", "type", "xml", "year") VALUES (OLD."amount", OLD."at", OLD."by_id", OLD."cooperation_id", OLD."credits_id", OLD."due", OLD."id", OLD."issued", OLD."kind", OLD."number", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."run", OLD."sha256", OLD."type", OLD."xml", OLD."year"); RETURN NULL;',
                            hash="09da1de8f6cec58dd6176d779a204f31acf45fc2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d1e8d",
                            table="economy_invoice",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor")], default="", verbose_name="Enhet"
                    ),
                ),
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Personal")),
                (
                    "fte_measure",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("medeltal-anstallda", "medeltal anställda"),
                            ("arsarbetare", "årsarbetare"),
                            ("arstjanster", "årstjänster"),
                            ("tjanster", "tjänster"),
                            ("personer", "personer"),
                        ],
                        default="",
                        verbose_name="Personalmått",
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
                        condition=models.Q(("unit__in", ["kr", "tkr"])), name="budgetline_unit_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "fte_measure__in",
                                ["", "arsarbetare", "arstjanster", "medeltal-anstallda", "personer", "tjanster"],
                            )
                        ),
                        name="budgetline_fte_measure_known",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetlineevent" ("amount", "area_id", "cooperation_id", "fte", "fte_measure", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "unit", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."fte", NEW."fte_measure", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."unit", NEW."year"); RETURN NULL;',
                            hash="dce277a4bbbb61a71f57fb596b4d1a9e36536808",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7889",
                            table="economy_budgetline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_budgetlineevent" ("amount", "area_id", "cooperation_id", "fte", "fte_measure", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "unit", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."fte", NEW."fte_measure", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."unit", NEW."year"); RETURN NULL;',
                            hash="1a263fcfe69dd2af9502d0a3c42a354e121c0da9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f0c32",
                            table="economy_budgetline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetlineevent" ("amount", "area_id", "cooperation_id", "fte", "fte_measure", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "unit", "year") VALUES (OLD."amount", OLD."area_id", OLD."cooperation_id", OLD."fte", OLD."fte_measure", OLD."id", OLD."key", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id", OLD."unit", OLD."year"); RETURN NULL;',
                            hash="9540b992fbe9bfe5746f9c771e9fc84b786c6fc3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a9bb",
                            table="economy_budgetline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeLine",
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
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "status",
                    models.TextField(
                        choices=[("utfall", "Utfall"), ("prognos", "Prognos")], default="", verbose_name="Status"
                    ),
                ),
                (
                    "measure",
                    models.TextField(
                        choices=[("forbrukat", "Förbrukat"), ("overskott", "Överskott")],
                        default="",
                        verbose_name="Mått",
                    ),
                ),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor")], default="", verbose_name="Enhet"
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
                ("since", models.DateField(blank=True, null=True, verbose_name="Omfattar från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Omfattar till och med")),
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
                        condition=models.Q(("status__in", ["prognos", "utfall"])), name="outcomeline_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("measure__in", ["forbrukat", "overskott"])),
                        name="outcomeline_measure_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["kr", "tkr"])), name="outcomeline_unit_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "ca", "intervall", "minst"])),
                        name="outcomeline_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="outcomeline_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_outcomelineevent" ("amount", "area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "since", "source_id", "status", "unit", "until", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."since", NEW."source_id", NEW."status", NEW."unit", NEW."until", NEW."year"); RETURN NULL;',
                            hash="f36fe0a17e2e7c8314d5bcf797e72c2d1c0e529a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1319f",
                            table="economy_outcomeline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_outcomelineevent" ("amount", "area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "since", "source_id", "status", "unit", "until", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."measure", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."since", NEW."source_id", NEW."status", NEW."unit", NEW."until", NEW."year"); RETURN NULL;',
                            hash="ea0067fbbbbab67a2ec03738526a781972a0688e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6906b",
                            table="economy_outcomeline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_outcomelineevent" ("amount", "area_id", "cooperation_id", "id", "key", "measure", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "since", "source_id", "status", "unit", "until", "year") VALUES (OLD."amount", OLD."area_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."measure", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."precision", OLD."since", OLD."source_id", OLD."status", OLD."unit", OLD."until", OLD."year"); RETURN NULL;',
                            hash="ee1b234f18fdb1e943cdb4856ccb739ad65a56c3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05771",
                            table="economy_outcomeline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
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
                        to="economy.grant",
                        verbose_name="Del av",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("title", models.TextField(default="", verbose_name="Benämning")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("mnkr", "miljoner kronor")], default="", verbose_name="Enhet"
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
                ("pass_through", models.BooleanField(default=False, verbose_name="Går vidare till medlemmarna")),
                ("remainder", models.BooleanField(default=False, verbose_name="Återstoden av helheten")),
                (
                    "may_include_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="economy.grant",
                        verbose_name="Kan ingå i",
                    ),
                ),
                ("funders", models.TextField(blank=True, default="", verbose_name="Finansiärer")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Omfattar från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Omfattar till och med")),
                (
                    "fte_low",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Tjänster, lägst"),
                ),
                (
                    "fte_high",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Tjänster, högst"),
                ),
                ("fte_text", models.TextField(blank=True, default="", verbose_name="Tjänster, ordagrant")),
                ("comment", models.TextField(blank=True, default="", verbose_name="Kommentar i källan")),
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
                    models.CheckConstraint(condition=models.Q(("unit__in", ["kr", "mnkr"])), name="grant_unit_known"),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "ca", "intervall", "minst"])),
                        name="grant_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="grant_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_grantevent" ("amount", "area_id", "comment", "cooperation_id", "fte_high", "fte_low", "fte_text", "funders", "id", "key", "may_include_in_id", "note", "parent_id", "pass_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "remainder", "since", "source_id", "title", "unit", "until", "year") VALUES (NEW."amount", NEW."area_id", NEW."comment", NEW."cooperation_id", NEW."fte_high", NEW."fte_low", NEW."fte_text", NEW."funders", NEW."id", NEW."key", NEW."may_include_in_id", NEW."note", NEW."parent_id", NEW."pass_through", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."remainder", NEW."since", NEW."source_id", NEW."title", NEW."unit", NEW."until", NEW."year"); RETURN NULL;',
                            hash="5ce9e655cdd74fb148aa25727fdd6d49370ef6fd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29044",
                            table="economy_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_grantevent" ("amount", "area_id", "comment", "cooperation_id", "fte_high", "fte_low", "fte_text", "funders", "id", "key", "may_include_in_id", "note", "parent_id", "pass_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "remainder", "since", "source_id", "title", "unit", "until", "year") VALUES (NEW."amount", NEW."area_id", NEW."comment", NEW."cooperation_id", NEW."fte_high", NEW."fte_low", NEW."fte_text", NEW."funders", NEW."id", NEW."key", NEW."may_include_in_id", NEW."note", NEW."parent_id", NEW."pass_through", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."precision", NEW."remainder", NEW."since", NEW."source_id", NEW."title", NEW."unit", NEW."until", NEW."year"); RETURN NULL;',
                            hash="7d35413ce5a6cb06ad0c82df9500e83be9693d91",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23098",
                            table="economy_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_grantevent" ("amount", "area_id", "comment", "cooperation_id", "fte_high", "fte_low", "fte_text", "funders", "id", "key", "may_include_in_id", "note", "parent_id", "pass_through", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "precision", "remainder", "since", "source_id", "title", "unit", "until", "year") VALUES (OLD."amount", OLD."area_id", OLD."comment", OLD."cooperation_id", OLD."fte_high", OLD."fte_low", OLD."fte_text", OLD."funders", OLD."id", OLD."key", OLD."may_include_in_id", OLD."note", OLD."parent_id", OLD."pass_through", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."precision", OLD."remainder", OLD."since", OLD."source_id", OLD."title", OLD."unit", OLD."until", OLD."year"); RETURN NULL;',
                            hash="b305da09087d1d34c6fd281fd6d2b8ea781b946c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3d649",
                            table="economy_grant",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fee",
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
                        verbose_name="Medlem",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "kind",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("avgift", "Avgift"),
                            ("projekt", "Projektandel"),
                            ("insats", "Insats"),
                            ("annan", "Annan avgift"),
                        ],
                        default="avgift",
                        verbose_name="Slag",
                    ),
                ),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("beslutad", "Beslutad"),
                            ("preliminar", "Preliminär"),
                            ("uppgift", "Uppgift i källa"),
                        ],
                        default="",
                        verbose_name="Status",
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                        condition=models.Q(("kind__in", ["", "annan", "avgift", "insats", "projekt"])),
                        name="fee_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["beslutad", "preliminar", "uppgift"])),
                        name="fee_status_known",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_feeevent" ("amount", "cooperation_id", "decision_id", "id", "key", "kind", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "status", "year") VALUES (NEW."amount", NEW."cooperation_id", NEW."decision_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."rule_id", NEW."source_id", NEW."status", NEW."year"); RETURN NULL;',
                            hash="02d951a94cda58d6cf74c5061d06db0fad97aded",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0f452",
                            table="economy_fee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_feeevent" ("amount", "cooperation_id", "decision_id", "id", "key", "kind", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "status", "year") VALUES (NEW."amount", NEW."cooperation_id", NEW."decision_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."rule_id", NEW."source_id", NEW."status", NEW."year"); RETURN NULL;',
                            hash="4e034c7c7314cfcfa59745a391bff3c20e5ab42d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c3d5c",
                            table="economy_fee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_feeevent" ("amount", "cooperation_id", "decision_id", "id", "key", "kind", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "rule_id", "source_id", "status", "year") VALUES (OLD."amount", OLD."cooperation_id", OLD."decision_id", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."rule_id", OLD."source_id", OLD."status", OLD."year"); RETURN NULL;',
                            hash="01303d91a5fd7dda933e9ec995dbcb4ac35d954d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17cf1",
                            table="economy_fee",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Portion",
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
                        verbose_name="Pott",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                ("purpose", models.TextField(default="", verbose_name="Ändamål")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "returned",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Återfört"),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Dag")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                            func='INSERT INTO "economy_portionevent" ("amount", "area_id", "cooperation_id", "decision_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "purpose", "returned", "source_id", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."decision_id", NEW."id", NEW."key", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."purpose", NEW."returned", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="c0362106955b9204cfd51a582348232069c44a1c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9dfee",
                            table="economy_portion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_portionevent" ("amount", "area_id", "cooperation_id", "decision_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "purpose", "returned", "source_id", "year") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."decision_id", NEW."id", NEW."key", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."purpose", NEW."returned", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="6a8072fd145900b6ac54d273e177fa245c34a732",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3fc1c",
                            table="economy_portion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_portionevent" ("amount", "area_id", "cooperation_id", "decision_id", "id", "key", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "purpose", "returned", "source_id", "year") VALUES (OLD."amount", OLD."area_id", OLD."cooperation_id", OLD."decision_id", OLD."id", OLD."key", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."purpose", OLD."returned", OLD."source_id", OLD."year"); RETURN NULL;',
                            hash="6c65228eb2f366d5385f5f17366431014f9197ed",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1607e",
                            table="economy_portion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BillingDetail",
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
                ("address", models.TextField(blank=True, default="", verbose_name="Gatuadress")),
                ("postal_code", models.TextField(blank=True, default="", verbose_name="Postnummer")),
                ("city", models.TextField(blank=True, default="", verbose_name="Ort")),
                ("reference", models.TextField(blank=True, default="", verbose_name="Er referens")),
                ("contact", models.TextField(blank=True, default="", verbose_name="Kontaktperson")),
                ("email", models.TextField(blank=True, default="", verbose_name="E-post")),
                ("phone", models.TextField(blank=True, default="", verbose_name="Telefon")),
                ("electronic_address", models.TextField(blank=True, default="", verbose_name="E-adress i Peppol")),
                ("vat_number", models.TextField(blank=True, default="", verbose_name="Momsregistreringsnummer")),
                (
                    "vat_category",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("O", "Utanför momsens tillämpningsområde"),
                            ("E", "Momsfri omsättning"),
                            ("S", "Moms 25 procent"),
                        ],
                        default="",
                        verbose_name="Moms på avgifter",
                    ),
                ),
                ("f_tax", models.BooleanField(default=False, verbose_name="Godkänd för F-skatt")),
                ("bankgiro", models.TextField(blank=True, default="", verbose_name="Bankgiro")),
                ("plusgiro", models.TextField(blank=True, default="", verbose_name="Plusgiro")),
                ("iban", models.TextField(blank=True, default="", verbose_name="IBAN")),
                ("days", models.IntegerField(blank=True, null=True, verbose_name="Betalningsvillkor, dagar")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                    models.UniqueConstraint(
                        fields=("cooperation", "organisation"), name="billingdetail_once_an_organisation"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vat_category__in", ["", "E", "O", "S"])),
                        name="billingdetail_vat_category_known",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_billingdetailevent" ("address", "bankgiro", "city", "contact", "cooperation_id", "days", "electronic_address", "email", "f_tax", "iban", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "plusgiro", "position", "postal_code", "reference", "source_id", "vat_category", "vat_number") VALUES (NEW."address", NEW."bankgiro", NEW."city", NEW."contact", NEW."cooperation_id", NEW."days", NEW."electronic_address", NEW."email", NEW."f_tax", NEW."iban", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."place", NEW."plusgiro", NEW."position", NEW."postal_code", NEW."reference", NEW."source_id", NEW."vat_category", NEW."vat_number"); RETURN NULL;',
                            hash="4b147ee010af0b95b0bcd5b39bb13d0d3c2a69a0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_158e5",
                            table="economy_billingdetail",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_billingdetailevent" ("address", "bankgiro", "city", "contact", "cooperation_id", "days", "electronic_address", "email", "f_tax", "iban", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "plusgiro", "position", "postal_code", "reference", "source_id", "vat_category", "vat_number") VALUES (NEW."address", NEW."bankgiro", NEW."city", NEW."contact", NEW."cooperation_id", NEW."days", NEW."electronic_address", NEW."email", NEW."f_tax", NEW."iban", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."place", NEW."plusgiro", NEW."position", NEW."postal_code", NEW."reference", NEW."source_id", NEW."vat_category", NEW."vat_number"); RETURN NULL;',
                            hash="eba2a425e2e5185ca3715a22e5061459b6b3b8f1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_99e19",
                            table="economy_billingdetail",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_billingdetailevent" ("address", "bankgiro", "city", "contact", "cooperation_id", "days", "electronic_address", "email", "f_tax", "iban", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "plusgiro", "position", "postal_code", "reference", "source_id", "vat_category", "vat_number") VALUES (OLD."address", OLD."bankgiro", OLD."city", OLD."contact", OLD."cooperation_id", OLD."days", OLD."electronic_address", OLD."email", OLD."f_tax", OLD."iban", OLD."id", OLD."key", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."place", OLD."plusgiro", OLD."position", OLD."postal_code", OLD."reference", OLD."source_id", OLD."vat_category", OLD."vat_number"); RETURN NULL;',
                            hash="dafe6bc24648a52868d6b82f78dab114aa4f0b66",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_43ea2",
                            table="economy_billingdetail",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                ("title", models.TextField(default="", verbose_name="Vad")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("agardirektiv", "Ägardirektiv"),
                            ("samrad", "Samråd om budget"),
                            ("budget", "Budget"),
                            ("delarsrapport", "Delårsrapport"),
                            ("arsredovisning", "Årsredovisning"),
                            ("stamma", "Stämma eller årsmöte"),
                            ("avgift", "Avgift"),
                            ("annan", "Annat"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("month_day", models.TextField(default="", verbose_name="Senast (månad-dag)")),
                ("years_after", models.IntegerField(verbose_name="År efter det år som avses")),
                ("body", models.TextField(blank=True, default="", verbose_name="Vem")),
                ("legal", models.TextField(blank=True, default="", verbose_name="Lagrum")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                                "kind__in",
                                [
                                    "agardirektiv",
                                    "annan",
                                    "arsredovisning",
                                    "avgift",
                                    "budget",
                                    "delarsrapport",
                                    "samrad",
                                    "stamma",
                                ],
                            )
                        ),
                        name="deadline_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_deadlineevent" ("body", "cooperation_id", "id", "key", "kind", "legal", "month_day", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "title", "years_after") VALUES (NEW."body", NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."legal", NEW."month_day", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."title", NEW."years_after"); RETURN NULL;',
                            hash="8c725b8c5adabe66f70e82f44ebc0402e8d60666",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7cd83",
                            table="economy_deadline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_deadlineevent" ("body", "cooperation_id", "id", "key", "kind", "legal", "month_day", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "title", "years_after") VALUES (NEW."body", NEW."cooperation_id", NEW."id", NEW."key", NEW."kind", NEW."legal", NEW."month_day", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id", NEW."title", NEW."years_after"); RETURN NULL;',
                            hash="c2952fa75edf4edba87d01dcdb4abdd202002ef9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_100d9",
                            table="economy_deadline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_deadlineevent" ("body", "cooperation_id", "id", "key", "kind", "legal", "month_day", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id", "title", "years_after") VALUES (OLD."body", OLD."cooperation_id", OLD."id", OLD."key", OLD."kind", OLD."legal", OLD."month_day", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id", OLD."title", OLD."years_after"); RETURN NULL;',
                            hash="998241c0d05a333dfa9211c6ecdde927fe1a7a08",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b0a1d",
                            table="economy_deadline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="economy.budgetversion"
                    ),
                ),
                ("area", models.TextField()),
                ("year", models.IntegerField()),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("external_low", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("external_high", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("heads", models.IntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("budget", "area", "year"), name="budgetentry_one_a_cell"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("external_low", None),
                            ("external_high", None),
                            ("external_high__gte", models.F("external_low")),
                            _connector="OR",
                        ),
                        name="budgetentry_range_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetentryevent" ("amount", "area", "budget_id", "external_high", "external_low", "fte", "heads", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."amount", NEW."area", NEW."budget_id", NEW."external_high", NEW."external_low", NEW."fte", NEW."heads", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="1c88ced7ec38ea4aceeaff6f5fdbef947d5981f0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f046",
                            table="economy_budgetentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_budgetentryevent" ("amount", "area", "budget_id", "external_high", "external_low", "fte", "heads", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."amount", NEW."area", NEW."budget_id", NEW."external_high", NEW."external_low", NEW."fte", NEW."heads", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;',
                            hash="d2435aeeeebca1c842e5880ce254fffae204a2a9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d8c66",
                            table="economy_budgetentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_budgetentryevent" ("amount", "area", "budget_id", "external_high", "external_low", "fte", "heads", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."amount", OLD."area", OLD."budget_id", OLD."external_high", OLD."external_low", OLD."fte", OLD."heads", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;',
                            hash="5765532ba72851ea738176f689da3d5c651746ff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_06f54",
                            table="economy_budgetentry",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ledger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sums", to="economy.ledgerimport"
                    ),
                ),
                ("account", models.TextField()),
                ("account_name", models.TextField(blank=True)),
                ("objects_key", models.TextField(blank=True)),
                ("month", models.DateField(null=True)),
                ("amount", samverkan.registry.fields.ExactDecimalField()),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ledger", "account", "objects_key", "month"),
                        name="ledgersum_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attests", to="economy.settlementrun"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["at"],
                "constraints": [models.UniqueConstraint(fields=("run", "by"), name="attest_once_a_person")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_attestevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="84b895bef30cc7d2e51fb8b9cdbf7cf6220b0224",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_49df4",
                            table="economy_attest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_attestevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="d424e39390651bca57cfe494e52a344aaf06cbe6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_39800",
                            table="economy_attest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_attestevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (OLD."at", OLD."by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."run_id"); RETURN NULL;',
                            hash="1751f0645b5fc8987f8b4d9eab6c0db429d2bf7e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca1d5",
                            table="economy_attest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
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
                    "fee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="economy.fee",
                        verbose_name="Avgift",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Förfaller")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "ordering": ["position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_instalmentevent" ("amount", "cooperation_id", "due", "fee_id", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."amount", NEW."cooperation_id", NEW."due", NEW."fee_id", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="a403b4fd170cb8eaf6c3adff78c7c9c3f5442841",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_97c4d",
                            table="economy_instalment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_instalmentevent" ("amount", "cooperation_id", "due", "fee_id", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."amount", NEW."cooperation_id", NEW."due", NEW."fee_id", NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="4f1c8abd18c21a1d828c551a51796137a49a78cd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aee76",
                            table="economy_instalment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_instalmentevent" ("amount", "cooperation_id", "due", "fee_id", "id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."amount", OLD."cooperation_id", OLD."due", OLD."fee_id", OLD."id", OLD."key", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="86de9372f43da65069a49438bd839e5e1fbb1be9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_23685",
                            table="economy_instalment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberEntry",
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
                        verbose_name="Medlem",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("avgift", "Avgift"),
                            ("betalning", "Betalning"),
                            ("avrakning", "Avräkning"),
                            ("aterbetalning", "Återbetalning"),
                            ("overforing", "Överföring till nästa år"),
                            ("avgiftssankning", "Avräknat mot avgift"),
                            ("kreditering", "Kreditering"),
                            ("tillskott", "Tillskott"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Dag")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "fee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="economy.fee",
                        verbose_name="Avser avgiften",
                    ),
                ),
                ("reference", models.TextField(blank=True, default="", verbose_name="Faktura eller verifikation")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                                "kind__in",
                                [
                                    "aterbetalning",
                                    "avgift",
                                    "avgiftssankning",
                                    "avrakning",
                                    "betalning",
                                    "kreditering",
                                    "overforing",
                                    "tillskott",
                                ],
                            )
                        ),
                        name="memberentry_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_memberentryevent" ("amount", "cooperation_id", "decision_id", "fee_id", "id", "key", "kind", "note", "on", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reference", "source_id", "year") VALUES (NEW."amount", NEW."cooperation_id", NEW."decision_id", NEW."fee_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."on", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."reference", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="6e7681c0f51f84e1f447d63cdbc61a66378711c2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ea31e",
                            table="economy_memberentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "economy_memberentryevent" ("amount", "cooperation_id", "decision_id", "fee_id", "id", "key", "kind", "note", "on", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reference", "source_id", "year") VALUES (NEW."amount", NEW."cooperation_id", NEW."decision_id", NEW."fee_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."on", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."reference", NEW."source_id", NEW."year"); RETURN NULL;',
                            hash="d9b99043d90f6b96bb61c7023154a36d9a041277",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a8d28",
                            table="economy_memberentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "economy_memberentryevent" ("amount", "cooperation_id", "decision_id", "fee_id", "id", "key", "kind", "note", "on", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reference", "source_id", "year") VALUES (OLD."amount", OLD."cooperation_id", OLD."decision_id", OLD."fee_id", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."on", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."reference", OLD."source_id", OLD."year"); RETURN NULL;',
                            hash="f03485507be55c108460e12532d38d0e1443bc78",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_13724",
                            table="economy_memberentry",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeProposalEvent",
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
                        to="economy.feeproposal",
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
                ("title", models.TextField(verbose_name="Benämning")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("utkast", "Utkast"),
                            ("forslag", "Förslag"),
                            ("beslutad", "Beslutad"),
                            ("ersatt", "Ersatt"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="utkast",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
                ("version", models.IntegerField(default=1)),
                ("year", models.IntegerField(verbose_name="År")),
                ("rule_text", models.TextField(verbose_name="Regel")),
                ("total", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Summa")),
                ("shares", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BudgetVersionEvent",
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
                        to="economy.budgetversion",
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
                ("title", models.TextField(verbose_name="Benämning")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("utkast", "Utkast"),
                            ("forslag", "Förslag"),
                            ("beslutad", "Beslutad"),
                            ("ersatt", "Ersatt"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="utkast",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
                ("version", models.IntegerField(default=1)),
                ("first_year", models.IntegerField(verbose_name="Första året")),
                ("last_year", models.IntegerField(verbose_name="Sista året")),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.budgetversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BudgetChangeEvent",
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
                        to="economy.budgetchange",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("lines", models.JSONField(default=list)),
                ("reason", models.TextField(verbose_name="Varför")),
                ("carried", models.BooleanField(default=False, verbose_name="Överföring från året före")),
                (
                    "state",
                    models.TextField(
                        choices=[("begard", "Begärd"), ("godkand", "Godkänd"), ("avslagen", "Avslagen")],
                        default="begard",
                        verbose_name="Läge",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("requested", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, verbose_name="Svar")),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LedgerImportEvent",
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
                        to="economy.ledgerimport",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("file_name", models.TextField(verbose_name="Filnamn")),
                ("sha256", models.TextField()),
                ("size", models.BigIntegerField()),
                ("company", models.TextField(blank=True, verbose_name="Företag")),
                ("orgnr", models.TextField(blank=True, verbose_name="Organisationsnummer")),
                ("sie_type", models.TextField(verbose_name="SIE-typ")),
                ("program", models.TextField(blank=True, verbose_name="Program")),
                ("vouchers", models.IntegerField(default=0)),
                ("transactions", models.IntegerField(default=0)),
                ("warnings", models.JSONField(default=list)),
                ("objects_named", models.JSONField(default=dict)),
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
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountMapEvent",
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
                        to="economy.accountmap",
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
                ("first", models.TextField(verbose_name="Från konto")),
                ("last", models.TextField(verbose_name="Till konto")),
                ("dimension", models.TextField(blank=True, verbose_name="Dimension")),
                ("object", models.TextField(blank=True, verbose_name="Objekt")),
                ("area", models.TextField(blank=True, verbose_name="Område")),
                ("note", models.TextField(blank=True, verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForecastEvent",
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
                        to="economy.forecast",
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
                ("area", models.TextField(verbose_name="Område")),
                ("year", models.IntegerField(verbose_name="År")),
                ("month", models.IntegerField(verbose_name="Efter månad")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Prognos")),
                ("note", models.TextField(blank=True, verbose_name="Kommentar till avvikelsen")),
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
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SettlementRunEvent",
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
                        to="economy.settlementrun",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("rule", models.TextField(verbose_name="Regel")),
                ("surplus", samverkan.registry.fields.ExactDecimalField(verbose_name="Att fördela")),
                ("shares", models.JSONField(default=dict)),
                ("digest", models.TextField(default="")),
                (
                    "handling",
                    models.TextField(
                        choices=[
                            ("aterbetala", "Återbetala"),
                            ("overfor", "Föra över till nästa år"),
                            ("avgift", "Sänka nästa års avgift"),
                            ("tackas", "Täckas av medlemmarna"),
                            ("aterstalla", "Återställa inom tre år"),
                        ],
                        verbose_name="Vad som händer",
                    ),
                ),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("forslag", "Väntar på attest"),
                            ("beslutad", "Beslutad"),
                            ("aterkallad", "Återkallad"),
                        ],
                        default="forslag",
                        verbose_name="Läge",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Beslut")),
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
            name="ClosedYearEvent",
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
                        to="economy.closedyear",
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
                ("year", models.IntegerField(verbose_name="År")),
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
            name="InvoiceEvent",
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
                        to="economy.invoice",
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
                ("number", models.IntegerField(verbose_name="Fakturanummer")),
                (
                    "kind",
                    models.TextField(
                        choices=[("avgift", "Avgift"), ("projekt", "Projektandel"), ("avrakning", "Avräkning")],
                        verbose_name="Slag",
                    ),
                ),
                ("type", models.TextField(choices=[("380", "Faktura"), ("381", "Kreditfaktura")], verbose_name="Typ")),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.organisation",
                    ),
                ),
                ("run", models.TextField()),
                ("issued", models.DateField(verbose_name="Fakturadatum")),
                ("due", models.DateField(verbose_name="Förfallodag")),
                ("amount", samverkan.registry.fields.ExactDecimalField(verbose_name="Att betala")),
                (
                    "credits",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.invoice",
                    ),
                ),
                ("xml", models.BinaryField()),
                ("sha256", models.TextField()),
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
            name="BudgetLineEvent",
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
                        to="economy.budgetline",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor")], default="", verbose_name="Enhet"
                    ),
                ),
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Personal")),
                (
                    "fte_measure",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("medeltal-anstallda", "medeltal anställda"),
                            ("arsarbetare", "årsarbetare"),
                            ("arstjanster", "årstjänster"),
                            ("tjanster", "tjänster"),
                            ("personer", "personer"),
                        ],
                        default="",
                        verbose_name="Personalmått",
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
            name="OutcomeLineEvent",
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
                        to="economy.outcomeline",
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
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "status",
                    models.TextField(
                        choices=[("utfall", "Utfall"), ("prognos", "Prognos")], default="", verbose_name="Status"
                    ),
                ),
                (
                    "measure",
                    models.TextField(
                        choices=[("forbrukat", "Förbrukat"), ("overskott", "Överskott")],
                        default="",
                        verbose_name="Mått",
                    ),
                ),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor")], default="", verbose_name="Enhet"
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
                ("since", models.DateField(blank=True, null=True, verbose_name="Omfattar från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Omfattar till och med")),
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
            name="GrantEvent",
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
                        to="economy.grant",
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
                        to="economy.grant",
                        verbose_name="Del av",
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
                ("year", models.IntegerField(verbose_name="År")),
                ("title", models.TextField(default="", verbose_name="Benämning")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "unit",
                    models.TextField(
                        choices=[("kr", "kronor"), ("mnkr", "miljoner kronor")], default="", verbose_name="Enhet"
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
                ("pass_through", models.BooleanField(default=False, verbose_name="Går vidare till medlemmarna")),
                ("remainder", models.BooleanField(default=False, verbose_name="Återstoden av helheten")),
                (
                    "may_include_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.grant",
                        verbose_name="Kan ingå i",
                    ),
                ),
                ("funders", models.TextField(blank=True, default="", verbose_name="Finansiärer")),
                ("since", models.DateField(blank=True, null=True, verbose_name="Omfattar från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Omfattar till och med")),
                (
                    "fte_low",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Tjänster, lägst"),
                ),
                (
                    "fte_high",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Tjänster, högst"),
                ),
                ("fte_text", models.TextField(blank=True, default="", verbose_name="Tjänster, ordagrant")),
                ("comment", models.TextField(blank=True, default="", verbose_name="Kommentar i källan")),
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
            name="FeeEvent",
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
                        to="economy.fee",
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
                        verbose_name="Medlem",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "kind",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("avgift", "Avgift"),
                            ("projekt", "Projektandel"),
                            ("insats", "Insats"),
                            ("annan", "Annan avgift"),
                        ],
                        default="avgift",
                        verbose_name="Slag",
                    ),
                ),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("beslutad", "Beslutad"),
                            ("preliminar", "Preliminär"),
                            ("uppgift", "Uppgift i källa"),
                        ],
                        default="",
                        verbose_name="Status",
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="PortionEvent",
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
                        to="economy.portion",
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
                        verbose_name="Pott",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                ("purpose", models.TextField(default="", verbose_name="Ändamål")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "returned",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Återfört"),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Dag")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="BillingDetailEvent",
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
                        to="economy.billingdetail",
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
                ("address", models.TextField(blank=True, default="", verbose_name="Gatuadress")),
                ("postal_code", models.TextField(blank=True, default="", verbose_name="Postnummer")),
                ("city", models.TextField(blank=True, default="", verbose_name="Ort")),
                ("reference", models.TextField(blank=True, default="", verbose_name="Er referens")),
                ("contact", models.TextField(blank=True, default="", verbose_name="Kontaktperson")),
                ("email", models.TextField(blank=True, default="", verbose_name="E-post")),
                ("phone", models.TextField(blank=True, default="", verbose_name="Telefon")),
                ("electronic_address", models.TextField(blank=True, default="", verbose_name="E-adress i Peppol")),
                ("vat_number", models.TextField(blank=True, default="", verbose_name="Momsregistreringsnummer")),
                (
                    "vat_category",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("O", "Utanför momsens tillämpningsområde"),
                            ("E", "Momsfri omsättning"),
                            ("S", "Moms 25 procent"),
                        ],
                        default="",
                        verbose_name="Moms på avgifter",
                    ),
                ),
                ("f_tax", models.BooleanField(default=False, verbose_name="Godkänd för F-skatt")),
                ("bankgiro", models.TextField(blank=True, default="", verbose_name="Bankgiro")),
                ("plusgiro", models.TextField(blank=True, default="", verbose_name="Plusgiro")),
                ("iban", models.TextField(blank=True, default="", verbose_name="IBAN")),
                ("days", models.IntegerField(blank=True, null=True, verbose_name="Betalningsvillkor, dagar")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="DeadlineEvent",
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
                        to="economy.deadline",
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
                ("title", models.TextField(default="", verbose_name="Vad")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("agardirektiv", "Ägardirektiv"),
                            ("samrad", "Samråd om budget"),
                            ("budget", "Budget"),
                            ("delarsrapport", "Delårsrapport"),
                            ("arsredovisning", "Årsredovisning"),
                            ("stamma", "Stämma eller årsmöte"),
                            ("avgift", "Avgift"),
                            ("annan", "Annat"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("month_day", models.TextField(default="", verbose_name="Senast (månad-dag)")),
                ("years_after", models.IntegerField(verbose_name="År efter det år som avses")),
                ("body", models.TextField(blank=True, default="", verbose_name="Vem")),
                ("legal", models.TextField(blank=True, default="", verbose_name="Lagrum")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="BudgetEntryEvent",
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
                        to="economy.budgetentry",
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
                    "budget",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.budgetversion",
                    ),
                ),
                ("area", models.TextField()),
                ("year", models.IntegerField()),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("fte", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("external_low", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("external_high", samverkan.registry.fields.ExactDecimalField(blank=True, null=True)),
                ("heads", models.IntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttestEvent",
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
                        to="economy.attest",
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
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.settlementrun",
                    ),
                ),
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
            name="InstalmentEvent",
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
                        to="economy.instalment",
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
                    "fee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.fee",
                        verbose_name="Avgift",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Förfaller")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                ("note", models.TextField(blank=True, default="", verbose_name="Anmärkning")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemberEntryEvent",
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
                        to="economy.memberentry",
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
                        verbose_name="Medlem",
                    ),
                ),
                ("year", models.IntegerField(verbose_name="År")),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("avgift", "Avgift"),
                            ("betalning", "Betalning"),
                            ("avrakning", "Avräkning"),
                            ("aterbetalning", "Återbetalning"),
                            ("overforing", "Överföring till nästa år"),
                            ("avgiftssankning", "Avräknat mot avgift"),
                            ("kreditering", "Kreditering"),
                            ("tillskott", "Tillskott"),
                        ],
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Dag")),
                ("amount", samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp")),
                (
                    "fee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="economy.fee",
                        verbose_name="Avser avgiften",
                    ),
                ),
                ("reference", models.TextField(blank=True, default="", verbose_name="Faktura eller verifikation")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.decision",
                        verbose_name="Beslut",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
