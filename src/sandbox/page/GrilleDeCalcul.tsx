import { useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { HoteExcel } from '../hote';
import { adresseLocale, nomDeColonne } from '../modele/adresse';
import type { Feuille } from '../modele/feuille';
import { Plage } from '../modele/plage';
import { cssDe } from './CelluleDeGrille';
import { stylesConditionnels } from './conditionnel';
import { choixDe, saisir, texteASaisir } from './saisie-cellule';

const PIXELS = 4 / 3;
const RANGS = 48;
const MARGE = 12;
/** Chromium cannot draw taller elements. */
const HAUTEUR_MAX = 15_000_000;

interface Proprietes {
  readonly hote: HoteExcel;
  readonly feuille: Feuille;
  readonly version: number;
  readonly annoncer: (message: string) => void;
}
interface Saisie {
  readonly ligne: number;
  readonly colonne: number;
  readonly debut: string;
}

/** Row under a height in points, by halves: sheets have up to 300 000 rows. */
function ligneSous(feuille: Feuille, points: number, derniere: number): number {
  let [bas, haut] = [0, derniere];
  while (bas < haut) {
    const milieu = Math.ceil((bas + haut) / 2);
    if (feuille.hautDe(milieu) <= points) bas = milieu;
    else haut = milieu - 1;
  }
  return bas;
}

/** The sheet as an accessible grid; only the rows in view are drawn. */
export function GrilleDeCalcul({ hote, feuille, version, annoncer }: Proprietes): ReactElement {
  const cadre = useRef<HTMLDivElement>(null);
  const ancre = useRef<readonly [number, number]>([0, 0]);
  const [defilement, defiler] = useState({ haut: 0, hauteur: 800 });
  const [saisie, ouvrirSaisie] = useState<Saisie | null>(null);
  const { classeur } = feuille;
  const selection = classeur.selection.zone;
  const etendue = feuille.etendue(false);
  const nbLignes = Math.max(60, (etendue?.l1 ?? 0) + 20, selection.l1 + 2);
  const nbColonnes = Math.max(14, (etendue?.c1 ?? 0) + 4, Math.min(selection.c1, 200) + 2);
  const figees = Math.min(feuille.fige?.lignes ?? 0, 20);
  const colonnesFigees = feuille.fige?.colonnes ?? 0;
  const largeur = (c: number): number => feuille.largeurDe(c) * PIXELS;
  const gauche = (c: number): number => feuille.gaucheDe(c) * PIXELS;

  const hautFige = feuille.hautDe(figees);
  const premiere = Math.max(figees, ligneSous(feuille, defilement.haut / PIXELS + hautFige, nbLignes) - MARGE);
  const derniere = Math.min(nbLignes - 1, ligneSous(feuille, (defilement.haut + defilement.hauteur) / PIXELS + hautFige, nbLignes) + MARGE);

  const conditionnels = useMemo(() => {
    if (feuille.conditionnelles.liste.length === 0) return new Map<string, CSSProperties>();
    const vues: [number, number][] = [];
    const lignes = [...Array.from({ length: figees }, (_, l) => l), ...Array.from({ length: Math.max(0, derniere - premiere + 1) }, (_, i) => premiere + i)];
    for (const l of lignes) for (let c = 0; c < nbColonnes; c += 1) vues.push([l, c]);
    return stylesConditionnels(feuille, vues);
    // `version` stands for the contents of the workbook, which React does not see change.
  }, [feuille, version, premiere, derniere, figees, nbColonnes]);

  useEffect(() => {
    const element = cadre.current;
    if (element === null) return undefined;
    const mesurer = (): void => defiler({ haut: element.scrollTop, hauteur: element.clientHeight });
    mesurer();
    const observateur = new ResizeObserver(mesurer);
    observateur.observe(element);
    return () => observateur.disconnect();
  }, []);

  useEffect(() => {
    // The active cell follows the keyboard, and what the pane selects.
    const element = cadre.current;
    if (element === null) return;
    const entete = element.querySelector<HTMLElement>('.tete')?.offsetHeight ?? 0;
    const haut = (feuille.hautDe(selection.l0) - hautFige) * PIXELS;
    const visible = element.clientHeight - entete;
    if (selection.l0 >= figees && haut < element.scrollTop) element.scrollTop = haut;
    else if (haut + 24 > element.scrollTop + visible) element.scrollTop = haut + 24 - visible;
    const x = gauche(selection.c0);
    if (selection.c0 >= colonnesFigees && x - gauche(colonnesFigees) < element.scrollLeft) element.scrollLeft = x - gauche(colonnesFigees);
    else if (x + largeur(selection.c0) + RANGS > element.scrollLeft + element.clientWidth) element.scrollLeft = x + largeur(selection.c0) + RANGS - element.clientWidth;
  }, [feuille, selection.l0, selection.c0]);

  const choisir = (ligne: number, colonne: number, etendre = false): void => {
    const [l, c] = [Math.max(0, ligne), Math.max(0, colonne)];
    if (!etendre) ancre.current = [l, c];
    const [al, ac] = etendre ? ancre.current : [l, c];
    hote.selectionner(feuille.nom, adresseLocale({ l0: Math.min(al, l), c0: Math.min(ac, c), l1: Math.max(al, l), c1: Math.max(ac, c) }));
  };
  const commencer = (ligne: number, colonne: number, debut: string): void => {
    hote.etatSaisie = true;
    ouvrirSaisie({ ligne, colonne, debut });
  };
  const finir = (texte: string | null, dl: number, dc: number): void => {
    if (saisie === null) return;
    hote.etatSaisie = false;
    ouvrirSaisie(null);
    const refus = texte === null || texte === texteASaisir(feuille, saisie.ligne, saisie.colonne) ? null : saisir(hote, feuille, saisie.ligne, saisie.colonne, texte);
    annoncer(refus ?? '');
    if (refus === null && (dl !== 0 || dc !== 0)) choisir(saisie.ligne + dl, saisie.colonne + dc);
    cadre.current?.focus({ preventScroll: true });
  };

  const touche = (e: KeyboardEvent<HTMLDivElement>): void => {
    if (saisie !== null) return;
    const { l0, c0 } = selection;
    const page = Math.max(1, Math.floor(defilement.hauteur / 22) - 2);
    const sauts: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [l0 - 1, c0], ArrowDown: [l0 + 1, c0], ArrowLeft: [l0, c0 - 1], ArrowRight: [l0, c0 + 1],
      PageUp: [l0 - page, c0], PageDown: [l0 + page, c0], Home: [e.ctrlKey ? 0 : l0, 0], End: [e.ctrlKey ? (etendue?.l1 ?? 0) : l0, etendue?.c1 ?? 0],
    }; // prettier-ignore
    const saut = sauts[e.key];
    if (saut !== undefined) {
      const arrivee = e.shiftKey ? ([ancre.current[0] === selection.l0 ? selection.l1 : selection.l0, ancre.current[1] === selection.c0 ? selection.c1 : selection.c0] as const) : ([l0, c0] as const);
      choisir(saut[0] - l0 + arrivee[0], saut[1] - c0 + arrivee[1], e.shiftKey);
    } else if (e.key === 'F2' || e.key === 'Enter') commencer(l0, c0, texteASaisir(feuille, l0, c0));
    else if (e.key === 'Delete') {
      if (feuille.protection !== null) annoncer('Cette feuille est protégée.');
      else new Plage(feuille, selection).chaque((l, c) => feuille.formule(l, c) !== '' && hote.modifierCellule(feuille.nom, l, c, ''));
    } else if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) commencer(l0, c0, e.key);
    else return;
    e.preventDefault();
  };

  const champ = (s: Saisie): ReactElement => {
    const choix = choixDe(feuille, s.ligne, s.colonne);
    const auClavier = (e: KeyboardEvent<HTMLInputElement | HTMLSelectElement>): void => {
      if (e.key === 'Enter') finir(e.currentTarget.value, e.shiftKey ? -1 : 1, 0);
      else if (e.key === 'Tab') finir(e.currentTarget.value, 0, e.shiftKey ? -1 : 1);
      else if (e.key === 'Escape') finir(null, 0, 0);
      else return;
      e.preventDefault();
      e.stopPropagation();
    };
    const nom = `Saisie en ${adresseLocale({ l0: s.ligne, c0: s.colonne, l1: s.ligne, c1: s.colonne })}`;
    if (choix === null) return <input className="saisie" aria-label={nom} autoFocus autoComplete="off" defaultValue={s.debut} onKeyDown={auClavier} onBlur={(e) => finir(e.currentTarget.value, 0, 0)} />;
    const actuelle = texteASaisir(feuille, s.ligne, s.colonne);
    return (
      <select className="saisie" aria-label={nom} autoFocus defaultValue={actuelle} onKeyDown={auClavier} onChange={(e) => finir(e.currentTarget.value, 0, 0)} onBlur={(e) => finir(e.currentTarget.value, 0, 0)}>
        {[...new Set([...(choix.includes(actuelle) ? [] : [actuelle]), ...choix])].map((valeur) => (
          <option key={valeur} value={valeur}>{valeur}</option>
        ))}
      </select>
    );
  };

  const cellule = (l: number, c: number): ReactElement | null => {
    const fusion = feuille.fusions.find((z) => l >= z.l0 && l <= z.l1 && c >= z.c0 && c <= z.c1);
    if (feuille.colonnesMasquees.has(c)) return null;
    if (fusion !== undefined && l === fusion.l0 && c > fusion.c0) return null;
    const texte = feuille.texte(l, c);
    const style = feuille.style(l, c);
    const active = l === selection.l0 && c === selection.c0;
    const enSaisie = saisie !== null && saisie.ligne === l && saisie.colonne === c;
    const deborde = fusion === undefined && texte !== '' && typeof feuille.valeur(l, c) === 'string' && !style.retourLigne && feuille.valeur(l, c + 1) === '' && (style.horizontal ?? 'Left') === 'Left';
    const suiteVide = texte === '' && style.fond === undefined;
    const css: CSSProperties = { ...cssDe(style, feuille, l, c), ...conditionnels.get(`${l},${c}`) };
    css.width = fusion === undefined ? largeur(c) : gauche(fusion.c1 + 1) - gauche(fusion.c0);
    if (fusion !== undefined && fusion.l1 > fusion.l0 && l === fusion.l0) css.height = (feuille.hautDe(fusion.l1 + 1) - feuille.hautDe(fusion.l0)) * PIXELS;
    if (c < colonnesFigees) css.left = RANGS + gauche(c);
    const classes = [c < colonnesFigees && 'fige', active && 'active', deborde && 'deborde', suiteVide && c >= colonnesFigees && 'vide-apres', fusion && 'fusionnee', enSaisie && 'en-saisie'].filter(Boolean).join(' ');
    const choisie = l >= selection.l0 && l <= selection.l1 && c >= selection.c0 && c <= selection.c1;
    return (
      <div key={c} id={`cellule-${l}-${c}`} role="gridcell" aria-colindex={c + 2} aria-selected={choisie} className={classes} style={css} data-adresse={`${nomDeColonne(c)}${l + 1}`}>
        {enSaisie ? champ(saisie) : texte}
      </div>
    );
  };
  const rangee = (l: number, absolue: boolean): ReactElement | null =>
    feuille.lignesMasquees.has(l) ? null : (
      <div key={l} role="row" aria-rowindex={l + 2} style={{ height: feuille.hauteurDe(l) * PIXELS, ...(absolue ? { top: (feuille.hautDe(l) - hautFige) * PIXELS } : {}) }}>
        <div role="rowheader" className="rang">{l + 1}</div>
        {Array.from({ length: nbColonnes }, (_, c) => cellule(l, c))}
      </div>
    );

  const pointee = (e: MouseEvent): readonly [number, number] | null => {
    const id = (e.target as HTMLElement).closest('[role="gridcell"]')?.id.split('-');
    return id === undefined ? null : [Number(id[1]), Number(id[2])];
  };
  return (
    <div
      ref={cadre}
      className="grille"
      role="grid"
      aria-label={`Feuille ${feuille.nom}`}
      aria-rowcount={nbLignes + 1}
      aria-colcount={nbColonnes + 1}
      aria-multiselectable="true"
      aria-activedescendant={`cellule-${selection.l0}-${selection.c0}`}
      tabIndex={0}
      onKeyDown={touche}
      onScroll={(e) => defiler({ haut: e.currentTarget.scrollTop, hauteur: e.currentTarget.clientHeight })}
      onMouseDown={(e) => {
        const ou = pointee(e);
        if (ou !== null && saisie === null) choisir(ou[0], ou[1], e.shiftKey);
      }}
      onDoubleClick={(e) => {
        const ou = pointee(e);
        if (ou !== null && saisie === null) commencer(ou[0], ou[1], texteASaisir(feuille, ou[0], ou[1]));
      }}
    >
      <div role="presentation" style={{ width: RANGS + gauche(nbColonnes) }}>
        <div className="tete" role="rowgroup">
          <div role="row" aria-rowindex={1}>
            <div role="columnheader" className="rang" aria-label="Lignes" />
            {Array.from({ length: nbColonnes }, (_, c) =>
              feuille.colonnesMasquees.has(c) ? null : (
                <div key={c} role="columnheader" className={c < colonnesFigees ? 'lettre fige' : 'lettre'} style={{ width: largeur(c), ...(c < colonnesFigees ? { left: RANGS + gauche(c) } : {}) }}>{nomDeColonne(c)}</div>
              ),
            )}
          </div>
          {Array.from({ length: figees }, (_, l) => rangee(l, false))}
        </div>
        <div className="corps" role="rowgroup" style={{ height: Math.min(HAUTEUR_MAX, (feuille.hautDe(nbLignes) - hautFige) * PIXELS) }}>
          {Array.from({ length: Math.max(0, derniere - premiere + 1) }, (_, i) => rangee(premiere + i, true))}
        </div>
      </div>
    </div>
  );
}
