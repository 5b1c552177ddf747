import django.db.models.deletion
import pgtrigger.compiler
import samverkan.registry.fields
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
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("digest", models.TextField(unique=True)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("revoked", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked", None)),
                        fields=("cooperation", "user"),
                        name="feed_one_that_works",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                ("event", models.TextField()),
                ("digest", models.TextField()),
                ("sequence", models.IntegerField(default=0)),
                ("changed", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cooperation", "event"), name="feedentry_once")],
            },
        ),
        migrations.CreateModel(
            name="ReminderStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.cooperation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cooperation", "user"), name="reminderstop_once")],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                    "status",
                    models.TextField(
                        choices=[
                            ("gallande", "Gällande"),
                            ("uppsagt", "Uppsagt"),
                            ("upphort", "Upphört"),
                            ("foreslaget", "Föreslaget"),
                        ],
                        default="",
                        verbose_name="Status",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Tiden som källan skriver den")),
                ("open_ended", models.BooleanField(default=False, verbose_name="Tills vidare")),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.ruletext",
                        verbose_name="Tidsregel",
                    ),
                ),
                ("term_start", models.DateField(blank=True, null=True, verbose_name="Nuvarande period började")),
                ("notice_given", models.DateField(blank=True, null=True, verbose_name="Uppsagt den")),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.agreement",
                        verbose_name="Vilar i dag på",
                    ),
                ),
                (
                    "amount",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp per år"),
                ),
                (
                    "unit",
                    models.TextField(
                        blank=True,
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor"), ("tjanster", "tjänster")],
                        default="",
                        verbose_name="Enhet",
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
                        verbose_name="Belopp enligt område",
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
                        condition=models.Q(("status__in", ["foreslaget", "gallande", "upphort", "uppsagt"])),
                        name="agreement_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["", "kr", "tjanster", "tkr"])), name="agreement_unit_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gt", models.F("since")), ("since", None), ("until", None), _connector="OR"
                        ),
                        name="agreement_period_forward",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="has_party",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (SELECT 1 FROM agreements_agreement a WHERE a.id = NEW.id\n           AND NOT EXISTS (SELECT 1 FROM agreements_party p WHERE p.agreement_id = a.id)) THEN\n    RAISE EXCEPTION 'agreement_has_party' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_has_party';\nEND IF;\nRETURN NULL;\n",
                            hash="d9ff58f24d3f4b8e11808ddc398f82a7a024ddba",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_has_party_09d20",
                            table="agreements_agreement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementevent" ("amount", "area_id", "cooperation_id", "ground_id", "id", "key", "name", "note", "notice_given", "open_ended", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "rule_id", "since", "source_id", "status", "term_start", "unit", "until") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."ground_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."notice_given", NEW."open_ended", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."rule_id", NEW."since", NEW."source_id", NEW."status", NEW."term_start", NEW."unit", NEW."until"); RETURN NULL;',
                            hash="7eb5aa1eb920317e80b32cbb4c191e789dc8cf80",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_13a93",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementevent" ("amount", "area_id", "cooperation_id", "ground_id", "id", "key", "name", "note", "notice_given", "open_ended", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "rule_id", "since", "source_id", "status", "term_start", "unit", "until") VALUES (NEW."amount", NEW."area_id", NEW."cooperation_id", NEW."ground_id", NEW."id", NEW."key", NEW."name", NEW."note", NEW."notice_given", NEW."open_ended", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."printed", NEW."rule_id", NEW."since", NEW."source_id", NEW."status", NEW."term_start", NEW."unit", NEW."until"); RETURN NULL;',
                            hash="0f832094ef391d9cc87c13ef23e3588678be6eda",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36fdd",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementevent" ("amount", "area_id", "cooperation_id", "ground_id", "id", "key", "name", "note", "notice_given", "open_ended", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "printed", "rule_id", "since", "source_id", "status", "term_start", "unit", "until") VALUES (OLD."amount", OLD."area_id", OLD."cooperation_id", OLD."ground_id", OLD."id", OLD."key", OLD."name", OLD."note", OLD."notice_given", OLD."open_ended", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."printed", OLD."rule_id", OLD."since", OLD."source_id", OLD."status", OLD."term_start", OLD."unit", OLD."until"); RETURN NULL;',
                            hash="d1b835a22f54541bb467c69c2973d8aea3481215",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a07e3",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.agreement",
                    ),
                ),
                ("event", models.TextField()),
                ("due", models.DateField()),
                ("months", models.IntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("sent", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "event", "due", "months", "user"), name="reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.agreement",
                        verbose_name="Avtal",
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
                ("described", models.TextField(blank=True, default="", verbose_name="Beskriven part")),
                ("count", models.IntegerField(blank=True, null=True, verbose_name="Antal")),
                ("role", models.TextField(blank=True, default="", verbose_name="Roll")),
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
                        name="last_party_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (SELECT 1 FROM agreements_agreement a WHERE a.id = OLD.agreement_id\n           AND NOT EXISTS (SELECT 1 FROM agreements_party p WHERE p.agreement_id = a.id)) THEN\n    RAISE EXCEPTION 'agreement_has_party' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_has_party';\nEND IF;\nRETURN NULL;\n",
                            hash="980d3a5b2187bbfc1261ad324f906cd5a52b7918",
                            operation="DELETE OR UPDATE",
                            pgid="pgtrigger_last_party_stays_bd4b1",
                            table="agreements_party",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyevent" ("agreement_id", "cooperation_id", "count", "described", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "source_id") VALUES (NEW."agreement_id", NEW."cooperation_id", NEW."count", NEW."described", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."role", NEW."source_id"); RETURN NULL;',
                            hash="f54219088d6eb486c0096ec45723067995261c48",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_783c4",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_partyevent" ("agreement_id", "cooperation_id", "count", "described", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "source_id") VALUES (NEW."agreement_id", NEW."cooperation_id", NEW."count", NEW."described", NEW."id", NEW."key", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."role", NEW."source_id"); RETURN NULL;',
                            hash="b96ae1703d42be82b908f7a9ba57d5d76ba20189",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83158",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyevent" ("agreement_id", "cooperation_id", "count", "described", "id", "key", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "role", "source_id") VALUES (OLD."agreement_id", OLD."cooperation_id", OLD."count", OLD."described", OLD."id", OLD."key", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."role", OLD."source_id"); RETURN NULL;',
                            hash="c67094332d9ff2f6a700ebe64852f64348939bb5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_048bd",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
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
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.agreement",
                        verbose_name="Avtal",
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
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(default="", verbose_name="Det som hänger på avtalet")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.area",
                        verbose_name="Belopp enligt område",
                    ),
                ),
                ("obliged_until", models.DateField(blank=True, null=True, verbose_name="Åtagande till och med")),
                ("ongoing", models.BooleanField(default=False, verbose_name="Åtagande utan slutdag")),
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
                        name="dependency_object_kind_known",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_dependencyevent" ("agreement_id", "area_id", "cooperation_id", "id", "key", "note", "object", "object_kind", "obliged_until", "ongoing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (NEW."agreement_id", NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."object", NEW."object_kind", NEW."obliged_until", NEW."ongoing", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."source_id"); RETURN NULL;',
                            hash="32bacf2ba77f801c5ead35a04880ecd22de23a24",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_144f8",
                            table="agreements_dependency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_dependencyevent" ("agreement_id", "area_id", "cooperation_id", "id", "key", "note", "object", "object_kind", "obliged_until", "ongoing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (NEW."agreement_id", NEW."area_id", NEW."cooperation_id", NEW."id", NEW."key", NEW."note", NEW."object", NEW."object_kind", NEW."obliged_until", NEW."ongoing", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."source_id"); RETURN NULL;',
                            hash="a6e228d7442dd5527eb7e07002c6b0c411e2a713",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c1cb",
                            table="agreements_dependency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_dependencyevent" ("agreement_id", "area_id", "cooperation_id", "id", "key", "note", "object", "object_kind", "obliged_until", "ongoing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "source_id") VALUES (OLD."agreement_id", OLD."area_id", OLD."cooperation_id", OLD."id", OLD."key", OLD."note", OLD."object", OLD."object_kind", OLD."obliged_until", OLD."ongoing", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."source_id"); RETURN NULL;',
                            hash="4125d2d49759677191f88bc54c8c3e2094102bbc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_56097",
                            table="agreements_dependency",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
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
                        to="agreements.agreement",
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
                    "status",
                    models.TextField(
                        choices=[
                            ("gallande", "Gällande"),
                            ("uppsagt", "Uppsagt"),
                            ("upphort", "Upphört"),
                            ("foreslaget", "Föreslaget"),
                        ],
                        default="",
                        verbose_name="Status",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="Från och med")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Till och med")),
                ("printed", models.TextField(blank=True, default="", verbose_name="Tiden som källan skriver den")),
                ("open_ended", models.BooleanField(default=False, verbose_name="Tills vidare")),
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
                        verbose_name="Tidsregel",
                    ),
                ),
                ("term_start", models.DateField(blank=True, null=True, verbose_name="Nuvarande period började")),
                ("notice_given", models.DateField(blank=True, null=True, verbose_name="Uppsagt den")),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                        verbose_name="Vilar i dag på",
                    ),
                ),
                (
                    "amount",
                    samverkan.registry.fields.ExactDecimalField(blank=True, null=True, verbose_name="Belopp per år"),
                ),
                (
                    "unit",
                    models.TextField(
                        blank=True,
                        choices=[("kr", "kronor"), ("tkr", "tusen kronor"), ("tjanster", "tjänster")],
                        default="",
                        verbose_name="Enhet",
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
                        verbose_name="Belopp enligt område",
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
            name="PartyEvent",
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
                        to="agreements.party",
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
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                        verbose_name="Avtal",
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
                ("described", models.TextField(blank=True, default="", verbose_name="Beskriven part")),
                ("count", models.IntegerField(blank=True, null=True, verbose_name="Antal")),
                ("role", models.TextField(blank=True, default="", verbose_name="Roll")),
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
            name="DependencyEvent",
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
                        to="agreements.dependency",
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
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                        verbose_name="Avtal",
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
                        default="",
                        verbose_name="Slag",
                    ),
                ),
                ("object", models.TextField(default="", verbose_name="Det som hänger på avtalet")),
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
                        verbose_name="Belopp enligt område",
                    ),
                ),
                ("obliged_until", models.DateField(blank=True, null=True, verbose_name="Åtagande till och med")),
                ("ongoing", models.BooleanField(default=False, verbose_name="Åtagande utan slutdag")),
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
