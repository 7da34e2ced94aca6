// The times of a page by the clock of whoever looks at it.
const TIME = { hour: "2-digit", minute: "2-digit" };

export function localTimes() {
  const times = new Intl.DateTimeFormat(document.documentElement.lang, TIME);
  for (const time of document.querySelectorAll("time[data-time]")) {
    time.textContent = times.format(new Date(time.dateTime));
  }
}
