import type { ObjetJson } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type Scalaire, type TypeHote } from '../../fil/objet-hote';
import { colonnesEntieres, lignesEntieres, NB_COLONNES, NB_LIGNES } from '../adresse';
import type { Feuille } from '../feuille';
import { Plage } from '../plage';
import { plageDonnee } from './commun';
import { exposerPlage } from './plage';

function figer(feuille: Feuille, lignes: number, colonnes: number): void {
  if (lignes < 0 || colonnes < 0) throw erreurs.argumentInvalide();
  feuille.fige = lignes + colonnes > 0 ? { lignes, colonnes } : null;
}
function zoneFigee(f: Feuille): Plage | null {
  if (!f.fige) return null;
  const { lignes, colonnes } = f.fige;
  return new Plage(f, { l0: 0, c0: 0, l1: (lignes || NB_LIGNES) - 1, c1: (colonnes || NB_COLONNES) - 1 });
}

const VOLETS: TypeHote<Feuille> = {
  nom: 'WorksheetFreezePanes',
  methodes: {
    FreezeRows: (f, p) => figer(f, p.entier(0, 1), 0),
    FreezeColumns: (f, p) => figer(f, 0, p.entier(0, 1)),
    FreezeAt: (f, p) => {
      const { zone } = plageDonnee(p, 0, f);
      figer(f, colonnesEntieres(zone) ? 0 : zone.l1 + 1, lignesEntieres(zone) ? 0 : zone.c1 + 1);
    },
    Unfreeze: (f) => void (f.fige = null),
    GetLocationOrNullObject: (f) => {
      const plage = zoneFigee(f);
      return plage && exposerPlage(plage);
    },
    GetLocation: (f) => {
      const plage = zoneFigee(f);
      if (!plage) throw erreurs.introuvable();
      return exposerPlage(plage);
    },
  },
};

const PROTECTION: TypeHote<Feuille> = {
  nom: 'WorksheetProtection',
  scalaires: { Protected: { lire: (f) => f.protection !== null }, Options: { lire: (f) => f.protection?.options ?? null } },
  methodes: {
    Protect: (f, p) => {
      if (f.protection) throw erreurs.accesRefuse();
      f.protection = { options: p.objet(0), motDePasse: p.present(1) ? p.texte(1) : null };
    },
    Unprotect: (f, p) => {
      const attendu = f.protection?.motDePasse ?? null;
      if (attendu !== null && attendu !== p.texte(0, '')) throw erreurs.argumentInvalide();
      f.protection = null;
    },
  },
};

const ENTETES = ['LeftHeader', 'CenterHeader', 'RightHeader', 'LeftFooter', 'CenterFooter', 'RightFooter'];
const ENTETES_PAR_DEFAUT: TypeHote<Feuille> = {
  nom: 'HeaderFooter',
  scalaires: Object.fromEntries(
    ENTETES.map((nom): [string, Scalaire<Feuille>] => [
      nom,
      { lire: (f) => f.miseEnPage.entetes[nom] ?? '', ecrire: (f, v) => void (f.miseEnPage.entetes[nom] = v.texte(0)) },
    ]),
  ),
};
const GROUPE_ENTETES: TypeHote<Feuille> = {
  nom: 'HeaderFooterGroup',
  navigations: { DefaultForAllPages: (f) => new Expose(ENTETES_PAR_DEFAUT, f) },
};

const marge = (nom: string): Scalaire<Feuille> => ({
  lire: (f) => f.miseEnPage.marges[nom] ?? 54,
  ecrire: (f, v) => void (f.miseEnPage.marges[nom] = v.nombre(0)),
});
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 28.3465 };

const MISE_EN_PAGE: TypeHote<Feuille> = {
  nom: 'PageLayout',
  scalaires: {
    Orientation: {
      lire: (f) => f.miseEnPage.orientation,
      ecrire: (f, v) => void (f.miseEnPage.orientation = v.parmi(0, ['Portrait', 'Landscape'])),
    },
    PaperSize: { lire: (f) => f.miseEnPage.papier, ecrire: (f, v) => void (f.miseEnPage.papier = v.texte(0)) },
    Zoom: { lire: (f) => f.miseEnPage.zoom, ecrire: (f, v) => void (f.miseEnPage.zoom = v.objet(0)) },
    CenterHorizontally: {
      lire: (f) => f.miseEnPage.centreHorizontalement,
      ecrire: (f, v) => void (f.miseEnPage.centreHorizontalement = v.booleen(0)),
    },
    LeftMargin: marge('left'),
    RightMargin: marge('right'),
    TopMargin: marge('top'),
    BottomMargin: marge('bottom'),
    HeaderMargin: marge('header'),
    FooterMargin: marge('footer'),
  },
  navigations: { HeadersFooters: (f) => new Expose(GROUPE_ENTETES, f) },
  methodes: {
    SetPrintTitleRows: (f, p) => {
      const { zone } = plageDonnee(p, 0, f);
      f.miseEnPage.lignesDeTitre = { ...zone, c0: 0, c1: NB_COLONNES - 1 };
    },
    SetPrintTitleColumns: (f, p) => {
      const { zone } = plageDonnee(p, 0, f);
      f.miseEnPage.colonnesDeTitre = { ...zone, l0: 0, l1: NB_LIGNES - 1 };
    },
    SetPrintArea: (f, p) => void (f.miseEnPage.zoneImprimee = plageDonnee(p, 0, f).zone),
    SetPrintMargins: (f, p) => {
      const unite = POINTS[p.texte(0)];
      if (unite === undefined) throw erreurs.argumentInvalide();
      const marges: ObjetJson = p.objet(1);
      for (const [nom, valeur] of Object.entries(marges)) if (typeof valeur === 'number') f.miseEnPage.marges[nom] = valeur * unite;
    },
    GetPrintTitleColumnsOrNullObject: (f) => f.miseEnPage.colonnesDeTitre && exposerPlage(new Plage(f, f.miseEnPage.colonnesDeTitre)),
    GetPrintTitleRowsOrNullObject: (f) => f.miseEnPage.lignesDeTitre && exposerPlage(new Plage(f, f.miseEnPage.lignesDeTitre)),
  },
};

export const exposerAnnexes = {
  volets: (f: Feuille): ObjetHote => new Expose(VOLETS, f),
  protection: (f: Feuille): ObjetHote => new Expose(PROTECTION, f),
  miseEnPage: (f: Feuille): ObjetHote => new Expose(MISE_EN_PAGE, f),
} as const;
