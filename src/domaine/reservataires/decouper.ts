/**
 * Several réservataires in one cell (DOMAINE §5.6). Names hold separators of their own (« CC Cœur et Coteaux du Comminges »):
 * this module only tries ways of splitting, one is taken when every part is somebody by itself.
 */
export const SEPARATEURS = ['/', '+', ';', '|', ',', '&', '-', 'et'] as const;
export type Separateur = (typeof SEPARATEURS)[number];

export interface RegleDeDecoupage {
  readonly separateurs: readonly Separateur[];
}

export const DECOUPAGE_PAR_DEFAUT: RegleDeDecoupage = { separateurs: SEPARATEURS };

/** Separators that people type to list, and that the names of réservataires hardly ever hold. */
const FRANCS: ReadonlySet<Separateur> = new Set(['/', '+', ';', '|']);

const FORMES: Readonly<Record<Separateur, string>> = {
  '/': '/',
  '+': '\\+',
  ';': ';',
  '|': '\\|',
  ',': ',',
  '&': '&',
  // Only between spaces: « Villeneuve-Tolosane » is one name.
  '-': '\\s[-–—]\\s',
  et: '\\set\\s',
};
/** A cell on several lines lists, whatever the rule says. */
const A_LA_LIGNE = '[\\r\\n]+';

/** Words that people write between two réservataires, whatever the rule chosen by the user. */
const SEPARATEUR_QUELCONQUE = new RegExp([A_LA_LIGNE, ...Object.values(FORMES)].join('|'), 'i');
/** Punctuation that a key forgets: « État, fonctionnaires » would be one name by its key. */
const PONCTUATION = /[/+;|,&\r\n]/;

export const aUnSeparateur = (texte: string): boolean => SEPARATEUR_QUELCONQUE.test(texte);
export const aUnePonctuationDeListe = (texte: string): boolean => PONCTUATION.test(texte);

/** Beyond, a cell is not a list of names: it is not searched for every way of grouping its parts. */
const MORCEAUX_MAXIMUM = 12;

/** The text cut at its separators; « toujours » is cut at whatever the rule. */
function couper(texte: string, separateurs: readonly Separateur[], toujours: readonly string[]): readonly Morceau[] {
  const formes = [...toujours, ...separateurs.map((separateur) => FORMES[separateur])];
  if (formes.length === 0) return [{ debut: 0, fin: texte.length }];
  const morceaux: Morceau[] = [];
  let debut = 0;
  for (const { index, 0: separateur } of texte.matchAll(new RegExp(formes.join('|'), 'gi'))) {
    morceaux.push({ debut, fin: index });
    debut = index + separateur.length;
  }
  morceaux.push({ debut, fin: texte.length });
  return morceaux.filter((morceau) => texte.slice(morceau.debut, morceau.fin).trim() !== '');
}

interface Morceau {
  readonly debut: number;
  readonly fin: number;
}

/** What the parts of a list are, in order; undefined as soon as one of them is nobody. `seul`: the part holds none of these separators. */
export type LireMorceau<T> = (morceau: string, seul: boolean) => readonly T[] | undefined;

/**
 * Parts put together again when that makes a name: « CC Cœur et Coteaux du Comminges et ALS » has three parts and two names.
 * The longest first part wins.
 */
function regrouper<T>(texte: string, morceaux: readonly Morceau[], lire: LireMorceau<T>): readonly T[] | undefined {
  const impasses = new Set<number>();
  const depuis = (premier: number): readonly T[] | undefined => {
    if (premier === morceaux.length) return [];
    if (impasses.has(premier)) return undefined;
    // The whole text has been read already: it is not one of the groups.
    for (let dernier = premier === 0 ? morceaux.length - 2 : morceaux.length - 1; dernier >= premier; dernier -= 1) {
      const groupe = texte.slice(morceaux[premier]?.debut, morceaux[dernier]?.fin).trim();
      const lus = lire(groupe, dernier === premier);
      const suite = lus === undefined ? undefined : depuis(dernier + 1);
      if (lus !== undefined && suite !== undefined) return [...lus, ...suite];
    }
    impasses.add(premier);
    return undefined;
  };
  return depuis(0);
}

function decouper<T>(texte: string, morceaux: readonly Morceau[], lire: LireMorceau<T>): readonly T[] | undefined {
  if (morceaux.length < 2) {
    const [seul] = morceaux;
    // « ALS / »: a separator that separates nothing.
    return seul === undefined || seul.fin - seul.debut === texte.length ? undefined : lire(texte.slice(seul.debut, seul.fin).trim(), true);
  }
  return morceaux.length > MORCEAUX_MAXIMUM ? undefined : regrouper(texte, morceaux, lire);
}

/** Cut where people list: « / », « + », « ; », « | » and new lines. */
export function decouperFranchement<T>(texte: string, { separateurs }: RegleDeDecoupage, lire: LireMorceau<T>): readonly T[] | undefined {
  return decouper(
    texte,
    couper(
      texte,
      separateurs.filter((separateur) => FRANCS.has(separateur)),
      [A_LA_LIGNE],
    ),
    lire,
  );
}

/** Cut where names are cut too: a bare name is then no proof, each part must say what it is. */
export function decouperPrudemment<T>(texte: string, { separateurs }: RegleDeDecoupage, lire: LireMorceau<T>): readonly T[] | undefined {
  return decouper(
    texte,
    couper(
      texte,
      separateurs.filter((separateur) => !FRANCS.has(separateur)),
      [],
    ),
    lire,
  );
}
