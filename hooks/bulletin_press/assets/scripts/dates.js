// A page outlives the day it was made on. What depends on today is decided on the day it is read.
{
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");

  for (const due of document.querySelectorAll("time[data-late]")) {
    if (due.dateTime >= day) continue;
    const mark = document.createElement("strong");
    mark.className = "press-overdue";
    mark.textContent = due.dataset.late;
    due.after(" ", mark);
  }

  for (const coming of document.querySelectorAll("[data-until]")) {
    coming.hidden = coming.dataset.until < day;
  }
}
