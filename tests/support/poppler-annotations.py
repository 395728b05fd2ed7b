# Prints the annotations of a PDF as poppler reads them, as JSON. Exit 3 where the bindings are not installed.
import json
import sys

try:
    import gi

    gi.require_version("Poppler", "0.18")
    from gi.repository import Gio, Poppler
except (ImportError, ValueError):
    sys.exit(3)

document = Poppler.Document.new_from_gfile(Gio.File.new_for_path(sys.argv[1]), None, None)
found = []
for number in range(document.get_n_pages()):
    page = document.get_page(number)
    for mapping in page.get_annot_mapping():
        annot = mapping.annot
        kind = annot.get_annot_type().value_nick
        if kind in ("popup", "link", "widget"):
            continue
        area = mapping.area
        markup = isinstance(annot, Poppler.AnnotMarkup)
        found.append(
            {
                "page": number + 1,
                "id": annot.get_name() or "",
                "subtype": kind,
                # These bindings know no author of kinds that they hold for no markup (drawings, in 22.12).
                "author": (annot.get_label() or "") if markup else None,
                "contents": (annot.get_contents() or "").replace("\r", "\n"),
                "rect": [area.x1, area.y1, area.x2, area.y2],
                "quads": [],
                "ink": [],
                "replyTo": None,
                "drawn": True,
            }
        )
print(json.dumps(found, ensure_ascii=False))
