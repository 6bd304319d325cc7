// Where the script of the search page did not come, its form would be dead: the lists are left.
{
  const page = document.documentElement;
  window.addEventListener("load", () => {
    const form = document.getElementById("press-search");
    if (!form || "searching" in page.dataset) return;
    delete page.dataset.asked;
    form.hidden = true;
    document.getElementById("press-search-failed").hidden = false;
  });
}
