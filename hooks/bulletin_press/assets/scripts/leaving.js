// "Exit this page": the link leaves without a step back to this page, and so do three presses of
// Shift within five seconds of each other, as in the GOV.UK Design System.
{
  const link = document.getElementById("press-exit");
  const status = document.getElementById("press-exit-status");
  const PRESSES = 3;
  const SECONDS = 5;
  let presses = 0;
  let clock;

  const leave = () => {
    document.documentElement.classList.add("press-leaving");
    document.title = "";
    location.replace(link.href);
  };

  const forget = (said) => {
    clearTimeout(clock);
    presses = 0;
    status.textContent = said;
  };

  const press = () => {
    clearTimeout(clock);
    presses += 1;
    if (presses === PRESSES) {
      status.textContent = status.dataset.leaving;
      leave();
      return;
    }
    status.textContent = presses === 1 ? status.dataset.leftTwo : status.dataset.leftOne;
    clock = setTimeout(() => forget(status.dataset.expired), SECONDS * 1000);
  };

  if (link) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    let alone = false;
    document.addEventListener("keydown", (event) => {
      // Shift with another key is somebody writing a capital.
      alone = event.key === "Shift" && !event.repeat;
      if (!alone && presses) forget("");
    });
    document.addEventListener("keyup", (event) => {
      if (event.key === "Shift" && alone) press();
      alone = false;
    });
    // A page that the browser kept whole is shown again, if somebody comes back to it.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) document.documentElement.classList.remove("press-leaving");
    });
  }
}
