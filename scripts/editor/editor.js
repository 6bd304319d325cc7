// What stands around Decap CMS: its beginning, plain words for its buttons, and a panel that says
// why a save was refused, or what advice there is on what was saved. The panel stays until it is
// closed; Decap's own messages go after some seconds.

window.CMS_MANUAL_INIT = true;

{
  const API = "/api/v1";
  const TOKEN = "bulletins.token";
  const MEND = "Not saved yet. Please mend this first:";
  const NO_ANSWER = "The editor does not answer. Is it still running? What you wrote is still here.";
  // Of the files that this window has saved: the state it had opened, and the version it wrote last.
  const newest = {};
  const bare = window.fetch.bind(window);

  // The key in the address opens the editor once. It goes from there before Decap reads the address.
  const key = new URLSearchParams(window.location.hash.slice(1)).get("key");
  if (key) {
    window.history.replaceState(null, "", window.location.pathname);
  }

  const make = (name, textContent) => Object.assign(document.createElement(name), { textContent });

  const listed = ([heading, lines]) => {
    const list = make("ul", "");
    list.append(...lines.map((line) => make("li", line)));
    return lines.length ? [...(heading ? [make("h3", heading)] : []), list] : [];
  };

  const tellParts = (title, parts, wrong) => {
    const panel = document.getElementById("told");
    panel.classList.toggle("wrong", wrong);
    panel.querySelector("h2").textContent = title;
    panel.querySelector("div").replaceChildren(...parts.flatMap(listed));
    panel.hidden = false;
    panel.scrollTop = 0;
  };

  const tell = (title, lines, wrong) => tellParts(title, [["", lines]], wrong);

  const close = () => {
    document.getElementById("told").hidden = true;
  };

  const send = async (address, options) => {
    try {
      return await bare(address, options);
    } catch (failed) {
      tell("Nothing was done:", [NO_ANSWER], true);
      throw failed;
    }
  };

  const tellSaved = (saved) => {
    newest[saved.opened] = saved.version;
    if (saved.must_go.length) {
      const parts = [["Before it can be published:", saved.must_go], ["Advice:", saved.advice]];
      tellParts("Saved as a draft.", parts, false);
    } else if (saved.advice.length) {
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
      tell(answer.status === 422 ? MEND : "Not saved:", said.error.split("\n"), true);
    }
    return answer;
  };

  window.fetch = async (address, options) => {
    const asked = address === API ? JSON.parse(options.body) : {};
    if (asked.action === "persistEntry") {
      return save(address, options, asked);
    }
    return address === API ? send(address, options) : bare(address, options);
  };

  const ask = async (token, action, params) => {
    const body = JSON.stringify({ branch: token, action, params });
    const headers = { "Content-Type": "application/json" };
    const answer = await send(API, { method: "POST", headers, body });
    return { ok: answer.ok, said: await answer.json() };
  };

  const freeAddress = async (token, kind, title) => {
    const { ok, said } = await ask(token, "freeAddress", { kind, title });
    if (!ok) {
      tell(MEND, [said.error], true);
      throw new Error(said.error);
    }
    return said.slug;
  };

  // The token stays in this browser, for this port alone, so that a page can be loaded again. With
  // the end of the program it is worth nothing.
  const configuration = async () => {
    let answer;
    for (const secret of new Set([key || "", window.localStorage.getItem(TOKEN) || ""])) {
      answer = await send("/configuration.json", { headers: { Authorization: `Bearer ${secret}` } });
      if (answer.status !== 403) {
        break;
      }
    }
    return { ok: answer.ok, said: await answer.json() };
  };

  const tellWhereNothingIsShown = async (token, preview) => {
    const { ok, said } = await ask(token, "isShown", {});
    if (ok && !said.shown) {
      const how = "Run “scripts/serve --drafts” in another terminal, and try again when it is ready.";
      tell("The preview is not running:", [`Nothing answers at ${preview}`, how], false);
    }
  };

  // Decap puts the label of a list behind the number of its entries: "3 what was learned".
  const nameEntries = (entries) => {
    for (const { nextSibling: text } of document.querySelectorAll("[data-testid=expand-button]")) {
      const [, number, label] = text?.nodeValue?.match(/^(\d+) (.+)$/) || [];
      // To write the same again would be seen as a change, and so for ever.
      if (Object.hasOwn(entries, label) && entries[label] !== label) {
        text.nodeValue = `${number} ${entries[label]}`;
      }
    }
  };

  const watchEntries = (entries) => {
    const what = { subtree: true, childList: true, characterData: true };
    new MutationObserver(() => nameEntries(entries)).observe(document.body, what);
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
      editorWidgets: { list: { add: "Add: %{item}" } },
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
        changesSaved: "Nothing new to save",
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
    const { ok, said } = await configuration();
    if (!ok) {
      tell("The editor cannot begin:", said.error.split("\n"), true);
      return;
    }
    const { own, ...config } = said;
    document.title = `${own.name}: editor`;
    document.querySelector("link[rel=icon]").href = config.logo.src;
    phrases.auth.login = `Open the editor of ${own.name}`;
    watchEntries(own.entries);
    const token = config.backend.branch;
    window.localStorage.setItem(TOKEN, token);
    document.addEventListener("click", ({ target }) => {
      if (target.closest("a")?.href.startsWith(config.site_url)) {
        tellWhereNothingIsShown(token, config.site_url);
      }
    });
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
        const slug = await freeAddress(token, entry.get("collection"), given.get("title"));
        const own = given.set("_address", slug).set("_version", "");
        // A copy of an item begins anew: it is what comes with a version of another file.
        return given.get("_version") ? own.set("status", "draft") : own;
      },
    });
    CMS.init({ config: { ...config, locale: "plain", media_library: { name: "none" } } });
  };

  window.addEventListener("DOMContentLoaded", begin);
}
