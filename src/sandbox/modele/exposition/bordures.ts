import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import { estDansLaFeuille, type Zone } from '../adresse';
import { Plage } from '../plage';
import { lireCouleur, type Style, type Trait } from '../style';

type Cote = 'haut' | 'bas' | 'gauche' | 'droite';
const COTES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type NomDeCote = (typeof COTES)[number];

/** Which cells bear a border of the range, and on which side. */
function porteurs({ l0, c0, l1, c1 }: Zone, cote: NomDeCote): { readonly zone: Zone; readonly cote: Cote } {
  switch (cote) {
    case 'EdgeTop':
      return { zone: { l0, c0, l1: l0, c1 }, cote: 'haut' };
    case 'EdgeBottom':
      return { zone: { l0: l1, c0, l1, c1 }, cote: 'bas' };
    case 'EdgeLeft':
      return { zone: { l0, c0, l1, c1: c0 }, cote: 'gauche' };
    case 'EdgeRight':
      return { zone: { l0, c0: c1, l1, c1 }, cote: 'droite' };
    case 'InsideHorizontal':
      return { zone: { l0, c0, l1: l1 - 1, c1 }, cote: 'bas' };
    case 'InsideVertical':
      return { zone: { l0, c0, l1, c1: c1 - 1 }, cote: 'droite' };
    default:
      throw erreurs.nonConstruit(`RangeBorder.${cote}`);
  }
}

interface Bordure {
  readonly plage: Plage;
  readonly cote: NomDeCote;
}
const PAR_DEFAUT: Trait = { style: 'Continuous', couleur: '#000000', epaisseur: 'Thin' };

function lire({ plage, cote }: Bordure, membre: keyof Trait, defaut: string): string | null {
  const { zone, cote: sens } = porteurs(plage.zone, cote);
  if (!estDansLaFeuille(zone)) return defaut;
  return new Plage(plage.feuille, zone).uniforme((style: Style) => style[sens]?.[membre] ?? defaut);
}
function ecrire({ plage, cote }: Bordure, retouche: Partial<Trait>): void {
  const { zone, cote: sens } = porteurs(plage.zone, cote);
  if (!estDansLaFeuille(zone)) return; // no inside border on a single row or column
  const cible = new Plage(plage.feuille, zone);
  if (retouche.style === 'None') return cible.formater({ [sens]: undefined });
  const actuel = plage.feuille.style(zone.l0, zone.c0)[sens] ?? PAR_DEFAUT;
  cible.formater({ [sens]: { ...actuel, ...retouche } });
}

const STYLES = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'] as const;
const EPAISSEURS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

const BORDURE: TypeHote<Bordure> = {
  nom: 'RangeBorder',
  identite: ({ cote }) => ({ Id: cote }),
  scalaires: {
    Id: { lire: ({ cote }) => cote },
    SideIndex: { lire: ({ cote }) => cote },
    Style: { lire: (b) => lire(b, 'style', 'None'), ecrire: (b, v) => ecrire(b, { style: v.parmi(0, STYLES) }) },
    Color: { lire: (b) => lire(b, 'couleur', '#000000'), ecrire: (b, v) => ecrire(b, { couleur: lireCouleur(v.texte(0)) }) },
    Weight: { lire: (b) => lire(b, 'epaisseur', 'Thin'), ecrire: (b, v) => ecrire(b, { epaisseur: v.parmi(0, EPAISSEURS) }) },
  },
};
const BORDURES: TypeHote<Plage> = {
  nom: 'RangeBorderCollection',
  scalaires: { Count: { lire: () => COTES.length } },
  elements: (plage) => COTES.map((cote) => new Expose(BORDURE, { plage, cote })),
  element: (plage, p) => new Expose(BORDURE, { plage, cote: p.parmi(0, COTES) }),
};

export function exposerBordures(plage: Plage): ObjetHote {
  return new Expose(BORDURES, plage);
}
