/** A replacement over a long text, in steps. */
const SIGNES_DU_LOT = 1 << 20;

/** A batch never ends between a `\r` and its `\n`. */
export function* remplacerParLots(texte: string, remplacer: (morceau: string) => string): Generator<void, string> {
  const morceaux: string[] = [];
  for (let debut = 0; debut < texte.length;) {
    let fin = Math.min(texte.length, debut + SIGNES_DU_LOT);
    if (texte[fin - 1] === '\r' && fin < texte.length) fin += 1;
    morceaux.push(remplacer(texte.slice(debut, fin)));
    debut = fin;
    yield;
  }
  const remplace = morceaux.join('');
  yield;
  return remplace;
}
