// "Skip to content" moves the focus and leaves the address alone: on some pages it says what is shown.
{
  document.querySelector(".press-skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("press-content").focus();
  });
}
