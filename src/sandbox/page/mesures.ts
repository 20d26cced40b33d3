/** Heights of a sheet's rows in pixels: those the sheet sets, and those that text asks for where it sets none. */
import type { Feuille } from '../modele/feuille';
import { HAUTEUR_PAR_DEFAUT } from '../modele/feuille';
import type { Style } from '../modele/style';

export const PIXELS = 4 / 3;
const LIGNE_ORDINAIRE = HAUTEUR_PAR_DEFAUT * PIXELS;
const TAILLE_ORDINAIRE = 11;
const INTERLIGNE = 1.2;
/** Padding and border of a cell, as in page.css. */
const BORDS = 9;
const MARGE_VERTICALE = 3;
/** Beyond, a row keeps the height that its file gives: measuring 300 000 rows at each redraw would freeze the page. */
const LIGNES_MESUREES = 5000;

export interface Mesures {
  readonly hauteur: (ligne: number) => number;
  /** Distance from the top of the sheet. */
  readonly haut: (ligne: number) => number;
  /** Row found at a distance from the top. */
  readonly ligneSous: (pixels: number, derniere: number) => number;
}

interface TexteAMesurer {
  readonly ligne: number;
  readonly cle: string;
  readonly texte: string;
  readonly largeur: number;
  readonly style: Style;
}

const hauteursConnues = new Map<string, number>();

/** Chromium itself says how high a wrapped text is: fonts differ from one computer to the next. */
function mesurerTextes(textes: readonly TexteAMesurer[]): void {
  const nouveaux = [...new Map(textes.filter((t) => !hauteursConnues.has(t.cle)).map((t) => [t.cle, t])).values()];
  if (nouveaux.length === 0) return;
  const banc = document.createElement('div');
  banc.className = 'banc-de-mesure';
  banc.setAttribute('aria-hidden', 'true');
  for (const { texte, largeur, style } of nouveaux) {
    const essai = banc.appendChild(document.createElement('div'));
    essai.textContent = texte;
    essai.style.width = `${Math.max(8, largeur - BORDS)}px`;
    essai.style.fontSize = `${style.taille ?? TAILLE_ORDINAIRE}pt`;
    if (style.gras === true) essai.style.fontWeight = '700';
    if (style.italique === true) essai.style.fontStyle = 'italic';
  }
  document.body.append(banc);
  nouveaux.forEach(({ cle }, rang) =>
    hauteursConnues.set(cle, (banc.children[rang]?.getBoundingClientRect().height ?? 0) + MARGE_VERTICALE),
  );
  banc.remove();
}

/** Excel leaves merged cells out of this; here a text merged along one row is counted, so that nobody has to guess its end. */
function largeurDuTexte(feuille: Feuille, l: number, c: number): number | null {
  const fusion = feuille.fusions.find((z) => l >= z.l0 && l <= z.l1 && c >= z.c0 && c <= z.c1);
  if (fusion === undefined) return feuille.largeurDe(c) * PIXELS;
  if (fusion.l0 !== fusion.l1 || c !== fusion.c0) return null;
  return (feuille.gaucheDe(fusion.c1 + 1) - feuille.gaucheDe(fusion.c0)) * PIXELS;
}

function hauteursDemandees(feuille: Feuille): Map<number, number> {
  const hauteurs = new Map<number, number>();
  const grandir = (ligne: number, hauteur: number): void => {
    if (hauteur > (hauteurs.get(ligne) ?? LIGNE_ORDINAIRE)) hauteurs.set(ligne, hauteur);
  };
  const etendue = feuille.grille.etendue();
  const textes: TexteAMesurer[] = [];
  for (let l = 0; l <= Math.min(etendue?.l1 ?? -1, LIGNES_MESUREES); l += 1) {
    if (feuille.hauteurs.has(l) || feuille.lignesMasquees.has(l)) continue;
    for (let c = 0; c <= (etendue?.c1 ?? -1); c += 1) {
      const style = feuille.style(l, c);
      const taille = style.taille ?? TAILLE_ORDINAIRE;
      if ((taille <= TAILLE_ORDINAIRE && style.retourLigne !== true) || feuille.formule(l, c) === '') continue;
      grandir(l, taille * PIXELS * INTERLIGNE + MARGE_VERTICALE);
      const largeur = style.retourLigne === true ? largeurDuTexte(feuille, l, c) : null;
      if (largeur === null || largeur === 0) continue;
      const texte = feuille.texte(l, c);
      textes.push({
        ligne: l,
        texte,
        largeur,
        style,
        cle: [largeur, taille, style.gras === true, style.italique === true, texte].join('|'),
      });
    }
  }
  mesurerTextes(textes);
  for (const { ligne, cle } of textes) grandir(ligne, hauteursConnues.get(cle) ?? 0);
  return hauteurs;
}

export function mesurer(feuille: Feuille): Mesures {
  const tailles = hauteursDemandees(feuille);
  for (const [l, points] of feuille.hauteurs) tailles.set(l, points * PIXELS);
  for (const l of feuille.lignesMasquees) tailles.set(l, 0);
  const rangs = [...tailles.keys()].sort((a, b) => a - b);
  const ecarts = [0];
  for (const rang of rangs) ecarts.push((ecarts.at(-1) ?? 0) + (tailles.get(rang) ?? 0) - LIGNE_ORDINAIRE);
  const haut = (ligne: number): number => {
    let [bas, sup] = [0, rangs.length];
    while (bas < sup) {
      const milieu = (bas + sup) >> 1;
      if ((rangs[milieu] ?? 0) < ligne) bas = milieu + 1;
      else sup = milieu;
    }
    return ligne * LIGNE_ORDINAIRE + (ecarts[bas] ?? 0);
  };
  return {
    hauteur: (ligne) => tailles.get(ligne) ?? LIGNE_ORDINAIRE,
    haut,
    ligneSous: (pixels, derniere) => {
      let [bas, sup] = [0, derniere];
      while (bas < sup) {
        const milieu = Math.ceil((bas + sup) / 2);
        if (haut(milieu) <= pixels) bas = milieu;
        else sup = milieu - 1;
      }
      return bas;
    },
  };
}
