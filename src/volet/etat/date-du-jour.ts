/** Local date, `aaaa-mm-jj`: the one that the user reads on their calendar. */
export function dateDuJour(): string {
  const jour = new Date();
  return [jour.getFullYear(), jour.getMonth() + 1, jour.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}
