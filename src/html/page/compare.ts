// The script of compare pages. Everything it needs it reads from the page, which says all of it without a script too.
document.documentElement.classList.add('scripted');
