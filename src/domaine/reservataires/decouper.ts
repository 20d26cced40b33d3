/**
 * Several réservataires in one cell (DOMAINE §5.6). Names hold separators of their own (« CC Cœur et Coteaux du Comminges »):
 * this module only offers ways of splitting, the reader takes one when every part is somebody by itself.
 */
export const SEPARATEURS = ['/', '+', ';', '|', ',', '&', '-', 'et'] as const;
export type Separateur = (typeof SEPARATEURS)[number];

export interface RegleDeDecoupage {
  readonly separateurs: readonly Separateur[];
}

export const DECOUPAGE_PAR_DEFAUT: RegleDeDecoupage = { separateurs: SEPARATEURS };

export interface Decoupage {
  readonly morceaux: readonly string[];
  /** Cut at a separator that names often hold: a bare name is then no proof, each part must say what it is. */
  readonly prudent: boolean;
}

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
  '-': ' [-–—] ',
  et: ' et ',
};

function couper(texte: string, separateurs: readonly Separateur[]): readonly string[] {
  if (separateurs.length === 0) return [texte];
  return texte
    .split(new RegExp(separateurs.map((separateur) => FORMES[separateur]).join('|'), 'i'))
    .map((morceau) => morceau.trim())
    .filter((morceau) => morceau !== '');
}

/** Ways of splitting, the surest first; none when the text holds no separator of the rule. */
export function decoupages(texte: string, regle: RegleDeDecoupage = DECOUPAGE_PAR_DEFAUT): readonly Decoupage[] {
  const francs = couper(
    texte,
    regle.separateurs.filter((separateur) => FRANCS.has(separateur)),
  );
  const tous = couper(texte, regle.separateurs);
  const resultat: Decoupage[] = [];
  if (francs.length > 1) resultat.push({ morceaux: francs, prudent: false });
  if (tous.length > 1 && tous.length > francs.length) resultat.push({ morceaux: tous, prudent: true });
  return resultat;
}
