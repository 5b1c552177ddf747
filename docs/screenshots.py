"""Photographs every page of the Jämtland case for the guide: ``python docs/screenshots.py [NAME …]``.

Starts a ``samverkan up`` of its own on a free port with a temporary data folder, saves ``docs/guide/images/<page>-<width>.png``
and stops it. The pictures have at most 256 colours, chosen in the browser, which keeps them small.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from samverkan.accounts.demo import PASSWORD
from samverkan.testing.browser import chromium, opened_page
from samverkan.testing.live import running_site

LETTERS = Path(tempfile.mkdtemp(prefix="samverkan-brev-"))
IMAGES = Path(__file__).resolve().parent / "guide" / "images"
WIDTHS = {1280: 900, 390: 844}
TALLEST = {1280: 2000, 390: 2400}
"""What is photographed of a page, in pixels: its beginning, where it is longer."""

PAGES = {
    "start": "/",
    "oversikt": "/jamtland/",
    "medlemmar": "/jamtland/medlemmar/",
    "medlem": "/jamtland/medlemmar/2321/",
    "avtal": "/jamtland/avtal/",
    "ett-avtal": "/jamtland/avtal/kommunavtalet/",
    "ekonomi": "/jamtland/ekonomi/",
    "avrakning": "/jamtland/ekonomi/avrakning/2020/",
    "uppvaxling": "/jamtland/ekonomi/uppvaxling/",
    "omrade": "/jamtland/ekonomi/omrade/fou-jamt/",
    "projekt": "/jamtland/projekt/",
    "arenor": "/jamtland/arenor/",
    "arena": "/jamtland/arenor/socsam/",
    "jamfor": "/jamtland/jamfor/",
    "alternativ": "/jamtland/utredning/",
    "ett-alternativ": "/jamtland/utredning/alternativ/kommunalforbund/",
    "bygg-alternativ": "/jamtland/utredning/alternativ/ny/",
    "former": "/jamtland/utredning/former/",
    "uppdrag": "/jamtland/utredning/uppdrag/",
    "uttrade": "/jamtland/utredning/uttrade/?medlem=2303&uppsagd=2020-06-01",
    "underlag": "/jamtland/utredning/underlag/",
    "mandat": "/norrbottens-kommuner/utredning/mandat/",
    "roster": "/jamtland/utredning/mandat/roster/",
    "rattvisa": "/jamtland/utredning/rattvisa/?fast=200000",
    "osakerhet": "/jamtland/utredning/osakerhet/?alternativ=kommunalforbund",
    "rapporter": "/jamtland/rapporter/",
    "historik": "/jamtland/historik/",
    "kontroll": "/jamtland/kontroll/",
    "anmarkning": "/jamtland/kontroll/",
    "kallor": "/jamtland/kallor/",
    "kalla": "/jamtland/kallor/bakgrundsrapporten/",
    "panel": "/jamtland/ekonomi/avrakning/2020/",
    "sa-raknades": "/jamtland/sa-raknades/settlement.2020.2321/",
    "annan-dag": "/jamtland/avtal/?per=2020-06-30",
    "valj-dag": "/jamtland/",
    "kortkommandon": "/jamtland/",
    "sok": "/jamtland/sok/?q=arkiv",
    "sok-medan": "/jamtland/",
    "bevaka": "/jamtland/avtal/bevaka/",
    "logga-in": "/konto/logga-in/",
    "redigera": "/jamtland/redigera/",
    "redigera-avtal": "/jamtland/redigera/agreements/kommunavtalet/",
    "sparat": "/jamtland/redigera/agreements/kommunavtalet/",
    "andringar": "/jamtland/andringar/",
    "handlingar": "/jamtland/handlingar/",
    "ny-handling": "/jamtland/avtal/kommunavtalet/",
    "kalkylblad": "/jamtland/kalkylblad/",
    "personer": "/jamtland/personer/",
    "inbjudan": "/jamtland/personer/",
    "tvafaktor": "/jamtland/personer/",
    "ny-samverkan": "/ny/",
}
SIGNED_IN = {
    "bygg-alternativ": "utredare", "underlag": "utredare", "bevaka": "samordnare", "redigera": "samordnare", "redigera-avtal": "samordnare", "sparat": "samordnare", "andringar": "samordnare",
    "handlingar": "samordnare", "ny-handling": "samordnare", "kalkylblad": "samordnare", "personer": "forvaltare", "inbjudan": "forvaltare",
    "tvafaktor": "forvaltare", "ny-samverkan": "forvaltare",
}  # fmt: skip
"""The demo person whose page a picture shows; the others are what everyone sees."""


def _open_panel(page: Any) -> None:
    page.locator('a.fig[href*="settlement.2020.2321"]').first.click()
    page.locator("#panel .panel").wait_for()


def _first_finding(page: Any) -> None:
    page.goto(
        page.locator(
            'main a[href*="/kontroll/table-difference"], main a[href*="/kontroll/claim-mismatch"]'
        ).first.get_attribute("href")
    )


def _open_day(page: Any) -> None:
    page.locator(".asof summary").click()


def _open_keys(page: Any) -> None:
    page.keyboard.press("?")
    page.locator("#help[open]").wait_for()


def _type_search(page: Any) -> None:
    page.locator("#sok").press_sequentially("arki")
    page.locator("#sok-traffar a").first.wait_for()


def _change(page: Any) -> None:
    field = page.get_by_label("Plats i källan")
    field.fill("Bakgrund, första stycket" if field.input_value() == "Bakgrund" else "Bakgrund")
    page.get_by_label("Varför").fill("Rättat efter genomläsning")
    page.get_by_label("Beslutande organ").fill("Samverkansrådet")
    page.get_by_label("Paragraf").fill("14")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("status").wait_for()


def _add_paper(page: Any) -> None:
    """The list with a paper in it, which the first width adds."""
    if page.get_by_role("link", name="Protokoll").count():
        return
    page.get_by_role("link", name="Lägg till handling").first.click()
    paper = {"name": "protokoll.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.set_input_files("#id_file", paper)
    page.locator("#id_subject").select_option(label="Överenskommelse om regional samverkan")
    page.locator("#id_title").fill("Protokoll från samverkansrådet")
    page.get_by_role("button", name="Spara handlingen").click()
    page.get_by_role("heading", name="Protokoll").wait_for()
    page.goto(PAGES["handlingar"])


def _new_paper(page: Any) -> None:
    page.get_by_role("link", name="Lägg till handling").first.click()


def _open_invitation(page: Any) -> None:
    """Invite someone new, and follow the link of the letter as nobody in particular."""
    width = page.viewport_size["width"]
    page.get_by_label("E-post", exact=True).fill(f"nora.ny.{width}.{time.time_ns() % 10**6}@kommunen.example")
    page.get_by_label("Namn").fill("Nora Ny")
    page.get_by_label("Roll", exact=True).select_option(label="Samordnare")
    page.get_by_role("button", name="Ge rollen").click()
    page.locator(".notice").wait_for()
    latest = max(LETTERS.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    link = re.findall(r"https?://\S+/konto/inbjudan/\S+/", latest.read_text(encoding="utf-8"))[-1]
    page.context.clear_cookies()
    page.goto(link)


def _open_second_factor(page: Any) -> None:
    _open_invitation(page)
    page.get_by_label("Lösenord", exact=True).fill("en-lang-mening-till-natten")
    page.get_by_role("button", name="Spara och logga in").click()
    page.get_by_role("link", name="Lägg till en app").click()


def _build(page: Any) -> None:
    """A draft of an alternative, open on its board."""
    page.get_by_label("Benämning").fill("Kommunalförbund med fler uppgifter")
    page.get_by_label("Börja från").select_option("fall:kommunalforbund")
    page.get_by_role("button", name="Gör alternativet").click()
    page.wait_for_url("**/andra/")
    page.locator("#tavla-omrade").scroll_into_view_if_needed()


ACTIONS: dict[str, Callable[[Any], None]] = {
    "panel": _open_panel, "anmarkning": _first_finding, "valj-dag": _open_day, "kortkommandon": _open_keys,
    "sok-medan": _type_search, "sparat": _change, "handlingar": _add_paper, "ny-handling": _new_paper,
    "inbjudan": _open_invitation, "tvafaktor": _open_second_factor, "bygg-alternativ": _build,
}  # fmt: skip
VIEWPORT_ONLY = {"panel", "valj-dag", "kortkommandon", "sok-medan", "sparat"}
"""Pictures of what lies over a page or stands first on it: they show the window."""

# Colours by popularity in buckets of 5 bits a channel; the rest go to their nearest.
QUANTISE = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const data = context.getImageData(0, 0, image.width, image.height).data;
  const counts = new Map();
  const colour = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
  for (let i = 0; i < data.length; i += 4) counts.set(colour(i), (counts.get(colour(i)) || 0) + 1);
  const buckets = new Map();
  for (const [c, n] of counts) {
    const key = c & 0xf8f8f8, held = buckets.get(key);
    if (!held) buckets.set(key, { c, n, most: n });
    else { held.n += n; if (n > held.most) { held.c = c; held.most = n; } }
  }
  const palette = [...buckets.values()].sort((a, b) => b.n - a.n).slice(0, 256).map((b) => b.c);
  const near = new Map(palette.map((c, i) => [c, i]));
  const indexes = new Uint8Array(data.length / 4);
  for (let i = 0; i < data.length; i += 4) {
    const c = colour(i);
    let found = near.get(c);
    if (found === undefined) {
      let best = Infinity;
      palette.forEach((p, k) => {
        const r = (p >> 16) - (c >> 16), g = ((p >> 8) & 255) - ((c >> 8) & 255), b = (p & 255) - (c & 255);
        const d = 3 * r * r + 6 * g * g + b * b;
        if (d < best) { best = d; found = k; }
      });
      near.set(c, found);
    }
    indexes[i / 4] = found;
  }
  let text = "";
  for (let i = 0; i < indexes.length; i += 32768) text += String.fromCharCode(...indexes.subarray(i, i + 32768));
  return { width: image.width, height: image.height, palette, indexes: btoa(text) };
}"""


def photograph(page: Any, name: str, width: int) -> bytes:
    """The page as a PNG with a palette. The page stands at its address already."""
    ACTIONS.get(name, lambda _: None)(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()") if name not in VIEWPORT_ONLY else None
    height = WIDTHS[width] if name in VIEWPORT_ONLY else min(_height(page), TALLEST[width])
    page.set_viewport_size({"width": width, "height": height})
    return page.screenshot(animations="disabled", caret="hide")


def _height(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def indexed(workshop: Any, png: bytes) -> bytes:
    """The PNG again with at most 256 colours; ``workshop`` is a page that does the counting."""
    drawn = workshop.evaluate(QUANTISE, base64.b64encode(png).decode())
    width, indexes = drawn["width"], base64.b64decode(drawn["indexes"])
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, len(indexes), width))
    palette = b"".join(struct.pack(">I", colour)[1:] for colour in drawn["palette"])
    header = struct.pack(">IIBBBBB", width, drawn["height"], 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main(names: Sequence[str]) -> int:
    """Every page, or those named, at both widths. 1 where a page does not answer or its console complains."""
    wrong: list[str] = []
    environment = {"DATABASE_URL": "", "SAMVERKAN_SMTP": f"filemail:///{LETTERS}"}
    os.environ.pop("DATABASE_URL", None)
    with (
        tempfile.TemporaryDirectory(prefix="samverkan-bilder-") as folder,
        running_site(Path(folder) / "data", environment=environment) as site,
        chromium() as browser,
        opened_page(browser, []) as workshop,
    ):
        IMAGES.mkdir(parents=True, exist_ok=True)
        for name in names or PAGES:
            wrong += [f"{name}: {text}" for text in _pictures(browser, workshop, site.url, name)]
    shutil.rmtree(LETTERS)
    for text in wrong:
        sys.stderr.write(f"{text}\n")
    return 1 if wrong else 0


def _sign_in(page: Any, login: str) -> None:
    page.goto("/konto/logga-in/")
    page.locator("#id_login").fill(f"{login}@demo.samverkan.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("/")


def _pictures(browser: Any, workshop: Any, url: str, name: str) -> list[str]:
    complaints: list[str] = []
    for width, height in WIDTHS.items():
        viewport = {"width": width, "height": height}
        with opened_page(browser, complaints, base_url=url, viewport=viewport, color_scheme="light") as page:
            if name in SIGNED_IN:
                _sign_in(page, SIGNED_IN[name])
            answer = page.goto(PAGES[name])
            if answer.status != 200:
                return [f"svarar {answer.status} på {PAGES[name]}"]
            (IMAGES / f"{name}-{width}.png").write_bytes(indexed(workshop, photograph(page, name, width)))
    return complaints


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
