// A domain of its own with TLS in front of the running stack's accounts: browsers take localhost for a
// public suffix, so hosts below it are strangers to each other and share no cookies in frames.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(condition) {
  for (const deadline = Date.now() + 30_000; !condition(); ) {
    if (Date.now() > deadline) throw new Error("what the test needs does not start");
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/**
 * Serves https://accounts.gate.test and the hosts of `pages` ({host: {path: text}}) on one port, with
 * the rules of `gate` (TOML, in which @port@ stands for it). `plain` is the origin of the accounts for
 * those who leave out the TLS. `end()` stops it all.
 */
export async function serveDomain(pages, gate) {
  const folder = mkdtempSync(join(tmpdir(), "gatepost-domain."));
  const [port, plain] = [await freePort(), await freePort()];
  const stack = process.env.VAR;
  const at = (name) => join(folder, name);
  mkdirSync(at("temp"));
  symlinkSync(join(root, "nginx"), at("gatepost"));
  execFileSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(" "),
    ..."-subj /CN=gate.test -addext subjectAltName=DNS:*.gate.test".split(" "),
    ...["-keyout", at("key"), "-out", at("certificate")],
  ], { stdio: "ignore" });

  const settings = readFileSync(join(stack, "gatepost.toml"), "utf8")
    .replace(/base_url = .*/, `base_url = "https://accounts.gate.test:${port}"`)
    .replace(/listen = .*/, `listen = "${at("socket")}"`);
  writeFileSync(at("gatepost.toml"), settings + gate.replaceAll("@port@", port));

  const hosts = Object.entries(pages).map(([host, files]) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(at(`root/${host}`), { recursive: true });
      writeFileSync(at(`root/${host}/${path}`), text.replaceAll("@port@", port));
    }
    return `server {
      listen 127.0.0.1:${port} ssl http2;
      server_name ${host}.gate.test;
      root ${at(`root/${host}`)};
      include gatepost/gatepost_gate.conf;
      location / { include gatepost/gatepost_gated.conf; default_type text/html; }
      location = /favicon.ico { return 204; }
      location /api/ { include gatepost/gatepost_gated.conf; proxy_pass http://demo; }
    }`;
  });
  writeFileSync(at("nginx.conf"), `daemon off; ${process.getuid() === 0 ? "user root;" : ""}
    pid ${at("pid")}; error_log ${at("log")}; events {}
    http {
      include /etc/nginx/mime.types;
      client_body_temp_path temp/body; fastcgi_temp_path temp/fastcgi; proxy_temp_path temp/proxy;
      scgi_temp_path temp/scgi; uwsgi_temp_path temp/uwsgi; access_log off;
      include gatepost/gatepost_http.conf;
      include ${join(stack, "nginx/limits.conf")};
      map "" $gatepost_pages { default ${at("pages")}; }
      map "" $gatepost_gate_cache { default off; }
      upstream gatepost { server unix:${at("socket")}; keepalive 8; }
      upstream demo { server unix:${join(stack, "run/demo.sock")}; }
      ssl_certificate ${at("certificate")}; ssl_certificate_key ${at("key")};
      server {
        listen 127.0.0.1:${port} ssl http2;
        listen 127.0.0.1:${plain};
        server_name accounts.gate.test;
        root ${join(root, "views")};
        include gatepost/gatepost_server.conf;
      }
      ${hosts.join("\n")}
    }`);

  const gatepost = [process.env.GATEPOST, ["--config", at("gatepost.toml")]];
  execFileSync(gatepost[0], [...gatepost[1], "pages", "export", at("pages")]);
  const processes = [
    spawn(gatepost[0], [...gatepost[1], "serve"], { stdio: "ignore" }),
    spawn("/usr/sbin/nginx", ["-p", folder, "-c", at("nginx.conf"), "-e", at("log")], {
      stdio: "ignore",
    }),
  ];
  await until(() => existsSync(at("socket")) && existsSync(at("pid")));
  return {
    origin: (host) => `https://${host}.gate.test:${port}`,
    plain: `http://accounts.gate.test:${plain}`,
    end: async () => {
      for (const child of processes) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
