{ const here = document.documentElement.dataset; here.scripts = ""; if (location.search) here.asked = ""; try { here.colours = localStorage.getItem("press.colours") || "" } catch {} }
