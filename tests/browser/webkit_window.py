#!/usr/bin/python3
"""A window with WebKit in it, for WebKitWebDriver: what the pages log goes to standard output.

WebKitGTK's own MiniBrowser keeps the console to itself while it is driven. The system's Python runs this, for
which the bindings of GTK are installed, so nothing of the project is imported. Downloads go to the folder
named in the variable DOWNLOADS.
"""

from __future__ import annotations

import os
from pathlib import Path

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402


def show(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    """Open the window that the driver asks for."""
    view = WebKit2.WebView(
        web_context=WebKit2.WebContext.get_default(),
        is_controlled_by_automation=True,
        settings=WebKit2.Settings(enable_write_console_messages_to_stdout=True),
    )
    window = Gtk.Window(default_width=1280, default_height=900)
    window.add(view)
    window.show_all()
    return view


def introduce(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    """Give the driver the name that it looks for unless told otherwise."""
    browser = WebKit2.ApplicationInfo()
    browser.set_name("MiniBrowser")
    session.set_application_info(browser)
    session.connect("create-web-view", show)


def choose_place(download: WebKit2.Download, name: str) -> bool:
    """Save a download without asking."""
    download.set_destination((Path(os.environ["DOWNLOADS"]) / name).as_uri())
    return True


if __name__ == "__main__":
    context = WebKit2.WebContext.get_default()
    context.set_automation_allowed(True)
    context.connect("automation-started", introduce)
    context.connect(
        "download-started", lambda _, download: download.connect("decide-destination", choose_place)
    )
    Gtk.main()
