import assert from "node:assert/strict";
import { test } from "node:test";

import { candidates, fault, first, installers, resolved, serverCommand } from "../src/locate";

const AROUND = {
  configured: "",
  folders: ["/desk", "/wire"],
  interpreter: "/env/bin/python",
  searchPath: "/usr/bin:/bin",
  home: "/home/ana",
  windows: false,
};

test("the workspace's environment comes first, then Python's, then the PATH", () => {
  assert.deepEqual(candidates(AROUND), [
    "/desk/.venv/bin/copydesk",
    "/desk/venv/bin/copydesk",
    "/wire/.venv/bin/copydesk",
    "/wire/venv/bin/copydesk",
    "/env/bin/copydesk",
    "/usr/bin/copydesk",
    "/bin/copydesk",
    "/home/ana/.local/bin/copydesk",
  ]);
});

test("what is configured is the only place", () => {
  assert.deepEqual(candidates({ ...AROUND, configured: "~/bin/copydesk" }), [
    "/home/ana/bin/copydesk",
  ]);
  assert.equal(resolved("${workspaceFolder}/x/copydesk", AROUND), "/desk/x/copydesk");
  assert.equal(resolved("x/copydesk", AROUND), "/desk/x/copydesk");
  assert.equal(resolved("copydesk", AROUND), "copydesk");
});

test("on Windows the command has another name and place", () => {
  const found = candidates({
    ...AROUND,
    folders: ["C:\\desk"],
    interpreter: "",
    searchPath: "C:\\bin",
    home: "C:\\ana",
    windows: true,
  });
  assert.equal(found[0], "C:\\desk\\.venv\\Scripts\\copydesk.exe");
  assert.ok(found.includes("C:\\bin\\copydesk.exe"));
});

test("the first place that works is taken", async () => {
  const places = ["/a", "/b", "/c"];
  assert.equal(await first(places, async (one) => one !== "/a"), "/b");
  assert.equal(await first(places, async () => false), undefined);
});

test("the server talks over standard input and output", () => {
  assert.deepEqual(serverCommand("/bin/copydesk"), {
    command: "/bin/copydesk",
    args: ["lsp", "--stdio"],
  });
});

test("a strange interpreter's path is quoted in what is typed", () => {
  assert.equal(
    installers("/my env/bin/python").at(-1),
    '"/my env/bin/python" -m pip install "copydesk[lsp]"',
  );
  assert.equal(installers("").at(-1), 'python3 -m pip install "copydesk[lsp]"');
});

test("another program of that name is found out", () => {
  assert.equal(fault({ code: 0, out: "copydesk 0.1.0\n", err: "" }), "");
  assert.equal(fault({ code: 1, out: "", err: "a\nbroken\n" }), "It says: broken");
  assert.equal(fault({ code: 0, out: "hello", err: "" }), "It does not answer as copydesk does.");
});
