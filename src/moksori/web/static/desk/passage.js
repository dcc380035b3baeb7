// Selected words become the first words of the second part.
const words = document.getElementById("words");
const field = document.getElementById("id_begins_with");
if (words && field) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.isCollapsed && words.contains(chosen.anchorNode)) field.value = chosen.toString().trim().slice(0, 500);
  });
}
