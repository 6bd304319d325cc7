"""Real web servers on this machine, with nothing of their own but a place and our snippet."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest

NGINX = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/errors.log;
events {{ }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  log_format broken "$http_referer";
  server {{
    listen 127.0.0.1:{port};
    root {site};
    include {folder}/snippet.conf;
    # What the policy forbids is reported here too: of workers no page hears.
    set $bulletins_content_security_policy
      "$bulletins_content_security_policy; report-uri /broken";
    location = /broken {{
      access_log {folder}/broken.log broken;
      return 204;
    }}
  }}
}}
"""


def _program():
    path = f"{os.environ['PATH']}{os.pathsep}/usr/sbin"
    if program := shutil.which("nginx", path=path):
        return program
    reason = "there is no nginx: install it with apt-get install nginx-light"
    if os.environ.get("BULLETINS_REQUIRE_NGINX") == "1":
        pytest.fail(f"{reason}; BULLETINS_REQUIRE_NGINX=1 asks for it")
    pytest.skip(reason)


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait(port, process, folder):
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(folder.joinpath("errors.log").read_text("utf-8"))
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail("nginx does not answer")


class Nginx:
    """Where it answers, and what browsers reported to it."""

    def __init__(self, port, folder):
        self.origin = f"http://127.0.0.1:{port}/"
        self._log = folder / "broken.log"

    @property
    def broken(self):
        """The pages of which a browser reported that something was refused."""
        return self._log.read_text("utf-8").splitlines() if self._log.exists() else []


@contextmanager
def serving(site, snippet, folder):
    """Serve a site by nginx with a snippet as it is printed."""
    program, port = _program(), _free_port()
    folder.joinpath("snippet.conf").write_text(snippet, "utf-8")
    # Started by root, nginx works as somebody who may not look into the folders of tests.
    user = "user root;" if os.getuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(user=user, folder=folder, port=port, site=site), "utf-8")
    command = [program, "-p", folder, "-e", folder / "errors.log", "-c", config]
    tested = subprocess.run([*command, "-t"], capture_output=True, encoding="utf-8", check=False)
    assert tested.returncode == 0, tested.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait(port, process, folder)
        yield Nginx(port, folder)
    finally:
        process.terminate()
        process.wait(10)
