"""What lies beside the pages of both languages: assets, schemas, licences, the service worker."""

from __future__ import annotations

from pathlib import Path

from calculator.build.site.assets import copy_assets
from calculator.build.site.finishing.offline import write_service_worker
from calculator.build.site.made_pages.schema_files import write_schemas
from calculator.build.site.made_pages.third_party import LICENCES, SBOM, licences, sbom
from calculator.build.site.paths_and_addresses import Settings


def write_shared(settings: Settings, output: Path) -> None:
    """Write all of it into `output`, in the places that it has on the site."""
    copy_assets(settings, output / "assets")
    write_schemas(output)
    (output / LICENCES).write_text(licences(settings.root), encoding="utf-8")
    (output / SBOM).write_text(sbom(settings.root), encoding="utf-8")
    write_service_worker(settings, output)
