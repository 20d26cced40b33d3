/** Turns a sound inventory into what people send: every mutation is drawn from a seed, so that a failure can be replayed. */
import type { ValeurCellule } from '../../src/domaine/inventaire';

export type Grille = ValeurCellule[][];
export type Hasard = (maximum: number) => number;

/** Mulberry32: small, and the same everywhere. */
export function hasardDe(graine: number): Hasard {
  let etat = graine >>> 0;
  return (maximum) => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let melange = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    melange = (melange + Math.imul(melange ^ (melange >>> 7), 61 | melange)) ^ melange;
    return ((melange ^ (melange >>> 14)) >>> 0) % maximum;
  };
}

const ERREURS = ['#REF!', '#N/A', '#VALUE!', '#DIV/0!', '#NOM?', '#NUM!', '#NULL!', '#SPILL!'];
const FORMULES = [
  '=1+1',
  '=HYPERLINK("http://exemple.test";"x")',
  '+33',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=2',
  '＝1+1',
  '＋1',
  '−5',
  "'=1",
  '=cmd|"/c calc"!A1',
];
const CONTROLES = [
  '\u0000',
  '\u0007x',
  'a\u001fb',
  'x\ud800y',
  '\ufeff',
  '\u200b',
  'a\r\nb',
  '\u2028',
  '\u00a0',
  'é',
  '𝒳',
  '__proto__',
  'constructor',
  'toString',
];
const PERSONNELLES = ['a.durand@exemple.fr', '06 12 34 56 78', '255081416802538'];

export const choisir = <T>(liste: readonly T[], hasard: Hasard): T | undefined => liste[hasard(liste.length)];
const cellule = (grille: Grille, hasard: Hasard): [ValeurCellule[], number] => {
  const ligne = choisir(grille, hasard) ?? [];
  return [ligne, hasard(Math.max(1, ligne.length))];
};
const poser = (grille: Grille, hasard: Hasard, valeur: ValeurCellule): void => {
  const [ligne, colonne] = cellule(grille, hasard);
  if (ligne.length > 0) ligne[colonne] = valeur;
};
const ligneVide = (grille: Grille): ValeurCellule[] => (grille[0] ?? []).map(() => null);
const inserer = (grille: Grille, hasard: Hasard, ligne: ValeurCellule[]): void => {
  grille.splice(hasard(grille.length + 1), 0, ligne);
};

const enteteDe = (grille: Grille): number => grille.findIndex((ligne) => ligne.includes('Dépt'));
const melange = (taille: number, hasard: Hasard): readonly number[] => {
  const ordre = Array.from({ length: taille }, (_, rang) => rang);
  for (let rang = taille - 1; rang > 0; rang -= 1) {
    const autre = hasard(rang + 1);
    [ordre[rang], ordre[autre]] = [ordre[autre] ?? 0, ordre[rang] ?? 0];
  }
  return ordre;
};

/** Where a second block may begin, its header inserted under what separates two blocks; -1 when there is no room for one. */
function ouvrirUnBloc(grille: Grille, hasard: Hasard, entete: ValeurCellule[]): number {
  const premier = enteteDe(grille);
  if (premier < 0 || premier + 2 >= grille.length) return -1;
  const ou = premier + 2 + hasard(grille.length - premier - 2);
  const separation: Grille = choisir<Grille>([[], [[]], [[], ['Département 32']], [['Département 32']]], hasard) ?? [];
  grille.splice(ou, 0, ...separation.map((ligne) => [...ligne]), entete);
  return ou + separation.length;
}

export const MUTATIONS: Readonly<Record<string, (grille: Grille, hasard: Hasard) => void>> = {
  erreur: (g, h) => poser(g, h, choisir(ERREURS, h) ?? null),
  formule: (g, h) => poser(g, h, choisir(FORMULES, h) ?? null),
  controle: (g, h) => poser(g, h, choisir(CONTROLES, h) ?? null),
  booleen: (g, h) => poser(g, h, h(2) === 0),
  'nombre en texte': (g, h) => poser(g, h, `${h(100_000)},${h(100)}`),
  'notation scientifique': (g, h) => poser(g, h, '1,01648E+09'),
  'nombre étrange': (g, h) => poser(g, h, choisir([-0, -1, 1e308, 1e-320, 0.1 + 0.2, 9_007_199_254_740_993, 2_958_466, 60], h) ?? 0),
  'date en série': (g, h) => poser(g, h, 20_000 + h(60_000)),
  'date impossible': (g, h) =>
    poser(g, h, choisir(['31/02/2024', '00/00/0000', '29/02/1900', '32/13/99', '9999-12-31', '1/1', '2024'], h) ?? null),
  'texte énorme': (g, h) => poser(g, h, choisir(['x', '9', '@', '0 ', 'Total ', '06-'], h)?.repeat(1 + h(6_000)) ?? null),
  'donnée personnelle': (g, h) => poser(g, h, choisir(PERSONNELLES, h) ?? null),
  espaces: (g, h) => {
    const [ligne, colonne] = cellule(g, h);
    if (typeof ligne[colonne] === 'string') ligne[colonne] = `\u00a0 ${ligne[colonne]}  `;
  },
  casse: (g, h) => {
    const [ligne, colonne] = cellule(g, h);
    const valeur = ligne[colonne];
    if (typeof valeur === 'string') ligne[colonne] = h(2) === 0 ? valeur.toUpperCase() : valeur.toLowerCase();
  },
  'nombre perdu': (g, h) => {
    const [ligne, colonne] = cellule(g, h);
    const valeur = ligne[colonne];
    if (typeof valeur === 'string' && /^\d+$/.test(valeur)) ligne[colonne] = Number(valeur);
  },
  'cellules fusionnées': (g, h) => {
    const colonne = h(20);
    const debut = h(g.length);
    for (const ligne of g.slice(debut + 1, debut + 2 + h(5))) if (colonne < ligne.length) ligne[colonne] = null;
  },
  'valeur d’ailleurs': (g, h) => {
    const [source, colonne] = cellule(g, h);
    poser(g, h, source[colonne] ?? null);
  },
  'ligne vide': (g, h) => inserer(g, h, h(2) === 0 ? ligneVide(g) : []),
  'sous-total': (g, h) => {
    const ligne = ligneVide(g);
    if (ligne.length > 0)
      ligne[h(ligne.length)] = choisir(['Total', 'Sous-total Résidence', 'TOTAL :', 'Cumul', 'Nombre de logements'], h) ?? null;
    if (ligne.length > 1) ligne[ligne.length - 1] = h(500);
    inserer(g, h, ligne);
  },
  'en-tête répété': (g, h) => inserer(g, h, [...(g.find((ligne) => ligne.includes('Dépt')) ?? [])]),
  'second en-tête, autre ordre': (g, h) => {
    const entete = [...(g[enteteDe(g)] ?? [])];
    const debut = ouvrirUnBloc(g, h, entete);
    if (debut < 0) return;
    const ordre = melange(entete.length, h);
    for (const ligne of g.slice(debut)) {
      const avant = [...ligne];
      ordre.forEach((source, place) => (ligne[place] = avant[source] ?? null));
    }
  },
  'second bloc plus riche': (g, h) => {
    const entete = [...(g[enteteDe(g)] ?? [])];
    const debut = ouvrirUnBloc(g, h, entete);
    if (debut < 0) return;
    for (let perdues = 1 + h(6); perdues > 0; perdues -= 1) {
      const colonne = 1 + h(18);
      for (const ligne of g.slice(0, debut)) if (colonne < ligne.length) ligne[colonne] = null;
    }
  },
  'second bloc plus pauvre': (g, h) => {
    const debut = ouvrirUnBloc(g, h, [...(g[enteteDe(g)] ?? [])]);
    if (debut < 0) return;
    for (let perdues = 1 + h(6); perdues > 0; perdues -= 1) {
      const colonne = 1 + h(18);
      for (const ligne of g.slice(debut)) ligne.splice(colonne, 1);
    }
  },
  'récapitulatif dessous': (g, h) => {
    g.push([], ['Réservataire', 'Commune', 'Nombre'], ['Action Logement', 'Muret', h(90)], ['État', 'Muret', h(90)]);
  },
  'récapitulatif au-dessus': (g, h) => {
    g.unshift(['Réservataire', 'Commune', 'Nombre'], ['Action Logement', 'Muret', h(90)], ['État', 'Muret', h(90)], []);
  },
  'ligne d’unités': (g, h) => {
    const entete = enteteDe(g);
    const unites = ['(texte)', '(n°)', '(m²)', '(code)', '(O/N)', '(date)'];
    if (entete >= 0)
      g.splice(
        entete + 1,
        0,
        Array.from(g[entete] ?? [], () => choisir(unites, h) ?? null),
      );
  },
  'en-tête sur deux lignes': (g, h) => {
    const entete = enteteDe(g);
    if (entete < 0) return;
    const noms = g[entete] ?? [];
    const debut = h(noms.length);
    const fin = debut + 1 + h(4);
    const dedans = (colonne: number): boolean => colonne >= debut && colonne < fin;
    g.splice(
      entete + 1,
      0,
      noms.map((nom, colonne) => (dedans(colonne) ? nom : null)),
    );
    g[entete] = noms.map((nom, colonne) => (colonne === debut ? 'Caractéristiques' : dedans(colonne) ? null : nom));
  },
  'note entre les lignes': (g, h) =>
    inserer(g, h, [
      ...(choisir<ValeurCellule[]>([['* 3 logements en travaux'], ['Note :', 'voir le bail'], [null, 'cf. courrier du 12/03']], h) ?? []),
    ]),
  'titre au milieu': (g, h) => inserer(g, h, ['Résidence suivante']),
  'ligne en double': (g, h) => inserer(g, h, [...(choisir(g, h) ?? [])]),
  'ligne courte': (g, h) => {
    const [ligne, colonne] = cellule(g, h);
    ligne.length = colonne;
  },
  'ligne longue': (g, h) => choisir(g, h)?.push('note', null, h(10)),
  'ligne perdue': (g, h) => void g.splice(h(g.length), 1),
  'colonne vide': (g, h) => {
    const colonne = h(20);
    for (const ligne of g) ligne.splice(colonne, 0, null);
  },
  'colonne perdue': (g, h) => {
    const colonne = h(20);
    for (const ligne of g) ligne.splice(colonne, 1);
  },
  'colonnes échangées': (g, h) => {
    const [a, b] = [h(19), h(19)];
    for (const ligne of g) if (Math.max(a, b) < ligne.length) [ligne[a], ligne[b]] = [ligne[b] ?? null, ligne[a] ?? null];
  },
  'en-tête changé': (g, h) => {
    const entete = g.find((ligne) => ligne.includes('Dépt'));
    if (entete)
      entete[h(entete.length)] =
        choisir(['Nom locataire', 'Type', 'E-mail', '', null, '#REF!', 'Réservataire', 'x'.repeat(300), 42], h) ?? null;
  },
  'lignes mêlées': (g, h) => {
    for (let rang = g.length - 1; rang > 0; rang -= 1) {
      const autre = h(rang + 1);
      const ligne = g[rang];
      g[rang] = g[autre] ?? [];
      if (ligne) g[autre] = ligne;
    }
  },
  'rien que l’en-tête': (g, h) => {
    if (h(20) === 0) g.splice(4);
  },
  'rien du tout': (g, h) => {
    if (h(40) === 0) g.splice(0);
  },
};
