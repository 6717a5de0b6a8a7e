// A page that has moved leads on by itself, without any script; only what stands behind # in the address would be
// lost. So where there is such a passage, this stops the page and takes it along. It runs before the page is read on.
if (location.hash) {
  const target = new URL(document.currentScript.dataset.to, location.href);
  target.search = location.search;
  target.hash = location.hash;
  window.stop();
  location.replace(target);
}
