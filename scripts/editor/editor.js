// What stands around Decap CMS: its beginning, plain words for its buttons, and a panel that says
// why a save was refused, or what advice there is on what was saved. The panel stays until it is
// closed; Decap's own messages go after some seconds.

window.CMS_MANUAL_INIT = true;

{
  const API = "/api/v1";
  // Of the files that this window has saved: the version it had opened, and the newest it wrote.
  const newest = {};
  const send = window.fetch.bind(window);

  const tell = (title, lines, wrong) => {
    const panel = document.getElementById("told");
    panel.classList.toggle("wrong", wrong);
    panel.querySelector("h2").textContent = title;
    panel.querySelector("ul").replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    );
    panel.hidden = false;
  };

  const close = () => {
    document.getElementById("told").hidden = true;
  };

  const tellSaved = (saved) => {
    newest[saved.opened] = saved.version;
    if (saved.advice.length) {
      tell("Saved. Some advice:", saved.advice, false);
    } else {
      close();
    }
  };

  const save = async (address, options, asked) => {
    asked.params.newest = newest;
    const answer = await send(address, { ...options, body: JSON.stringify(asked) });
    const said = await answer.clone().json();
    if (answer.ok) {
      tellSaved(said);
    } else {
      const title = answer.status === 422 ? "Not saved yet. Please mend this first:" : "Not saved:";
      tell(title, said.error.split("\n"), true);
    }
    return answer;
  };

  window.fetch = async (address, options) => {
    const asked = address === API ? JSON.parse(options.body) : {};
    return asked.action === "persistEntry" ? save(address, options, asked) : send(address, options);
  };

  const freeAddress = async (token, kind, title) => {
    const body = { branch: token, action: "freeAddress", params: { kind, title } };
    const headers = { "Content-Type": "application/json" };
    const answer = await send(API, { method: "POST", headers, body: JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) {
      tell("Not saved yet. Please mend this first:", [said.error], true);
      throw new Error(said.error);
    }
    return said.slug;
  };

  const phrases = {
    auth: { login: "Open the editor", loggingIn: "Opening …" },
    app: { header: { content: "All items", quickAdd: "New" } },
    collection: {
      sidebar: { collections: "Items" },
      collectionTop: { newButton: "New: %{collectionLabel}" },
      entries: { noEntries: "None yet" },
    },
    editor: {
      editorControl: { field: { optional: "can wait" } },
      editor: {
        confirmLoadBackup: "Last time you left before saving. Shall what you had written come back?",
        onLeavePage: "You have not saved. Do you want to leave this page?",
      },
      editorToolbar: {
        publishing: "Saving …",
        publish: "Save",
        published: "Saved",
        publishNow: "Save now",
        publishAndCreateNew: "Save and begin another",
        publishAndDuplicate: "Save and make a copy",
        duplicate: "Make a copy",
        backCollection: " Back to: %{collectionLabel}",
        unsavedChanges: "Not saved yet",
        deployButtonLabel: "Look at the page (while the preview runs)",
      },
    },
    ui: {
      toast: {
        onFailToPersist: "Not saved. What to mend is listed at the bottom.",
        onFailToLoadEntries: "This cannot be opened: %{details}",
        missingRequiredField: "Not saved. Something that has to be there is empty: look for red.",
        entrySaved: "Saved",
      },
    },
  };

  const begin = async () => {
    const CMS = window.CMS;
    document.querySelector("#told button").addEventListener("click", close);
    // What was said of a new item stays while Decap goes on to its page.
    window.addEventListener("hashchange", ({ oldURL }) => oldURL.endsWith("/new") || close());
    const answer = await send("/configuration.json");
    const config = await answer.json();
    if (!answer.ok) {
      tell("The editor cannot begin. Please mend this first:", config.error.split("\n"), true);
      return;
    }
    CMS.registerLocale("plain", phrases);
    // There is no library of pictures to show.
    const none = { show: () => {}, hide: () => {}, enableStandalone: () => false };
    CMS.registerMediaLibrary({ name: "none", init: async () => none });
    CMS.registerEventListener({
      name: "preSave",
      handler: async ({ entry }) => {
        const given = entry.get("data");
        if (!entry.get("newRecord")) {
          return given;
        }
        // A copy of an item begins anew: as a draft, with an address of its own.
        const slug = await freeAddress(
          config.backend.branch,
          entry.get("collection"),
          given.get("title"),
        );
        return given.set("_address", slug).set("_version", "");
      },
    });
    CMS.init({ config: { ...config, locale: "plain", media_library: { name: "none" } } });
  };

  window.addEventListener("DOMContentLoaded", begin);
}
