// Copy buttons of the share kits. Without this script the texts stand there to be copied by hand.
{
  for (const button of document.querySelectorAll(".press-copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy).textContent;
      const status = document.querySelector(".press-status");
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = button.dataset.copied;
      } catch {
        status.textContent = "The text could not be copied. Mark it and copy it by hand.";
      }
      button.classList.add("press-copied");
      window.setTimeout(() => {
        status.textContent = "";
        button.classList.remove("press-copied");
      }, 3000);
    });
  }
}
