import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { HoteExcel } from '../hote';
import { adresseLocale, nomDeColonne } from '../modele/adresse';
import type { Feuille } from '../modele/feuille';
import { Plage } from '../modele/plage';
import { CelluleDeGrille, RANGS } from './CelluleDeGrille';
import { ChampDeSaisie, type FinDeSaisie, type Saisie } from './ChampDeSaisie';
import { stylesConditionnels } from './conditionnel';
import { mesurer, PIXELS } from './mesures';
import { saisir, texteASaisir } from './saisie-cellule';

const MARGE = 12;
/** Chromium cannot draw taller elements. */
const HAUTEUR_MAX = 15_000_000;

interface Proprietes {
  readonly hote: HoteExcel;
  readonly feuille: Feuille;
  readonly version: number;
  readonly annoncer: (message: string) => void;
}

/** The sheet as an accessible grid; only the rows in view are drawn. */
export function GrilleDeCalcul({ hote, feuille, version, annoncer }: Proprietes): ReactElement {
  const cadre = useRef<HTMLDivElement>(null);
  const ancre = useRef<readonly [number, number]>([0, 0]);
  const [defilement, defiler] = useState({ haut: 0, hauteur: 800, decale: false });
  const [saisie, ouvrirSaisie] = useState<Saisie | null>(null);
  /** The same, known at once: a field that closes still sends its blur. */
  const enCours = useRef<Saisie | null>(null);
  const [, redessiner] = useReducer((n: number) => n + 1, 0);
  const { classeur } = feuille;
  const selection = classeur.selection.zone;
  const etendue = feuille.etendue(false);
  const nbLignes = Math.max(60, (etendue?.l1 ?? 0) + 20, selection.l1 + 2);
  const nbColonnes = Math.max(14, (etendue?.c1 ?? 0) + 4, Math.min(selection.c1, 200) + 2);
  const figees = Math.min(feuille.fige?.lignes ?? 0, 20);
  const colonnesFigees = feuille.fige?.colonnes ?? 0;
  const largeur = (c: number): number => feuille.largeurDe(c) * PIXELS;
  const gauche = (c: number): number => feuille.gaucheDe(c) * PIXELS;

  // `version` stands for the contents of the workbook, which React does not see change.
  const mesures = useMemo(() => mesurer(feuille), [feuille, version]);
  const hautFige = mesures.haut(figees);
  const premiere = Math.max(figees, mesures.ligneSous(defilement.haut + hautFige, nbLignes) - MARGE);
  const derniere = Math.min(nbLignes - 1, mesures.ligneSous(defilement.haut + defilement.hauteur + hautFige, nbLignes) + MARGE);

  const conditionnels = useMemo(() => {
    if (feuille.conditionnelles.liste.length === 0) return new Map<string, CSSProperties>();
    const vues: [number, number][] = [];
    const lignes = [
      ...Array.from({ length: figees }, (_, l) => l),
      ...Array.from({ length: Math.max(0, derniere - premiere + 1) }, (_, i) => premiere + i),
    ];
    for (const l of lignes) for (let c = 0; c < nbColonnes; c += 1) vues.push([l, c]);
    return stylesConditionnels(feuille, vues);
  }, [feuille, version, premiere, derniere, figees, nbColonnes]);

  const suivreDefilement = useCallback((): void => {
    const element = cadre.current;
    if (element !== null) defiler({ haut: element.scrollTop, hauteur: element.clientHeight, decale: element.scrollLeft > 0 });
  }, []);
  useEffect(() => {
    const element = cadre.current;
    if (element === null) return undefined;
    suivreDefilement();
    const observateur = new ResizeObserver(suivreDefilement);
    observateur.observe(element);
    return () => observateur.disconnect();
  }, [suivreDefilement]);

  useLayoutEffect(() => {
    // The active cell follows the keyboard, and what the pane selects.
    const element = cadre.current;
    if (element === null) return;
    const entete = element.querySelector<HTMLElement>('.tete')?.offsetHeight ?? 0;
    const haut = mesures.haut(selection.l0) - hautFige;
    const bas = haut + mesures.hauteur(selection.l0) + 4;
    const visible = element.clientHeight - entete;
    if (selection.l0 >= figees && haut < element.scrollTop) element.scrollTop = haut;
    else if (bas > element.scrollTop + visible) element.scrollTop = bas - visible;
    const x = gauche(selection.c0);
    if (selection.c0 >= colonnesFigees && x - gauche(colonnesFigees) < element.scrollLeft) element.scrollLeft = x - gauche(colonnesFigees);
    else if (x + largeur(selection.c0) + RANGS > element.scrollLeft + element.clientWidth)
      element.scrollLeft = x + largeur(selection.c0) + RANGS - element.clientWidth;
    suivreDefilement();
  }, [feuille, selection.l0, selection.c0]);

  const choisir = (ligne: number, colonne: number, etendre = false): void => {
    const [l, c] = [Math.max(0, ligne), Math.max(0, colonne)];
    if (!etendre) ancre.current = [l, c];
    const [al, ac] = etendre ? ancre.current : [l, c];
    hote.selectionner(feuille.nom, adresseLocale({ l0: Math.min(al, l), c0: Math.min(ac, c), l1: Math.max(al, l), c1: Math.max(ac, c) }));
    redessiner();
  };
  const editer = (nouvelle: Saisie | null): void => {
    hote.etatSaisie = nouvelle !== null;
    enCours.current = nouvelle;
    ouvrirSaisie(nouvelle);
  };
  const finir = ({ texte, lignes = 0, colonnes = 0, ailleurs = false }: FinDeSaisie): void => {
    const finie = enCours.current;
    if (finie === null) return;
    editer(null);
    const { ligne, colonne } = finie;
    const refus = texte === null || texte === texteASaisir(feuille, ligne, colonne) ? null : saisir(hote, feuille, ligne, colonne, texte);
    annoncer(refus ?? '');
    if (refus === null && (lignes !== 0 || colonnes !== 0)) choisir(ligne + lignes, colonne + colonnes);
    if (!ailleurs) cadre.current?.focus({ preventScroll: true });
  };

  const touche = (e: KeyboardEvent<HTMLDivElement>): void => {
    const unCaractere = e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey;
    if (enCours.current !== null) {
      // Typed before the field was there to take it.
      if (e.target === e.currentTarget && unCaractere) editer({ ...enCours.current, debut: enCours.current.debut + e.key });
      return;
    }
    // Read now, not when the grid was drawn: keys may come faster than drawings.
    const { zone } = classeur.selection;
    const { l0, c0 } = zone;
    const page = Math.max(1, Math.floor(defilement.hauteur / 22) - 2);
    const sauts: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [l0 - 1, c0], ArrowDown: [l0 + 1, c0], ArrowLeft: [l0, c0 - 1], ArrowRight: [l0, c0 + 1],
      PageUp: [l0 - page, c0], PageDown: [l0 + page, c0], Home: [e.ctrlKey ? 0 : l0, 0], End: [e.ctrlKey ? (etendue?.l1 ?? 0) : l0, etendue?.c1 ?? 0],
    }; // prettier-ignore
    const saut = sauts[e.key];
    if (saut !== undefined) {
      const arrivee = e.shiftKey
        ? ([ancre.current[0] === l0 ? zone.l1 : l0, ancre.current[1] === c0 ? zone.c1 : c0] as const)
        : ([l0, c0] as const);
      choisir(saut[0] - l0 + arrivee[0], saut[1] - c0 + arrivee[1], e.shiftKey);
    } else if (e.key === 'F2' || e.key === 'Enter') editer({ ligne: l0, colonne: c0, debut: texteASaisir(feuille, l0, c0) });
    else if (e.key === 'Delete') {
      if (feuille.protection !== null) annoncer('Cette feuille est protégée.');
      else new Plage(feuille, zone).chaque((l, c) => feuille.formule(l, c) !== '' && hote.modifierCellule(feuille.nom, l, c, ''));
    } else if (unCaractere) editer({ ligne: l0, colonne: c0, debut: e.key });
    else return;
    e.preventDefault();
  };

  const cellule = (l: number, c: number): ReactElement => (
    <CelluleDeGrille
      key={c}
      {...{ feuille, mesures, nbColonnes, colonnesFigees, selection }}
      ligne={l}
      colonne={c}
      decalee={defilement.decale}
      conditionnel={conditionnels.get(`${l},${c}`)}
      champ={
        saisie !== null && saisie.ligne === l && saisie.colonne === c ? (
          <ChampDeSaisie feuille={feuille} saisie={saisie} finir={finir} />
        ) : null
      }
    />
  );
  const rangee = (l: number, absolue: boolean): ReactElement | null =>
    feuille.lignesMasquees.has(l) ? null : (
      <div
        key={l}
        role="row"
        aria-rowindex={l + 2}
        style={{ height: mesures.hauteur(l), ...(absolue ? { top: mesures.haut(l) - hautFige } : {}) }}
      >
        <div role="rowheader" aria-colindex={1} className="rang">
          {l + 1}
        </div>
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
      aria-activedescendant={
        selection.l0 < figees || (selection.l0 >= premiere && selection.l0 <= derniere)
          ? `cellule-${selection.l0}-${selection.c0}`
          : undefined
      }
      tabIndex={0}
      onKeyDown={touche}
      onScroll={suivreDefilement}
      onMouseDown={(e) => {
        const ou = pointee(e);
        if (ou === null || (e.target as HTMLElement).closest('.saisie') !== null) return;
        // Clicking on another cell ends the typing, and selects that cell.
        const champ = cadre.current?.querySelector<HTMLInputElement | HTMLSelectElement>('.saisie');
        if (champ) finir({ texte: champ.value });
        choisir(ou[0], ou[1], e.shiftKey);
      }}
      onDoubleClick={(e) => {
        const ou = pointee(e);
        if (ou !== null && enCours.current === null) editer({ ligne: ou[0], colonne: ou[1], debut: texteASaisir(feuille, ou[0], ou[1]) });
      }}
    >
      <div role="presentation" style={{ width: RANGS + gauche(nbColonnes) }}>
        <div className="tete" role="rowgroup">
          <div role="row" aria-rowindex={1}>
            <div role="columnheader" aria-colindex={1} className="rang">
              <span className="hors-vue">Lignes</span>
            </div>
            {Array.from({ length: nbColonnes }, (_, c) =>
              feuille.colonnesMasquees.has(c) ? null : (
                <div
                  key={c}
                  role="columnheader"
                  aria-colindex={c + 2}
                  className={c < colonnesFigees ? 'lettre fige' : 'lettre'}
                  style={{ width: largeur(c), ...(c < colonnesFigees ? { left: RANGS + gauche(c) } : {}) }}
                >
                  {nomDeColonne(c)}
                </div>
              ),
            )}
          </div>
          {Array.from({ length: figees }, (_, l) => rangee(l, false))}
        </div>
        <div className="corps" role="rowgroup" style={{ height: Math.min(HAUTEUR_MAX, mesures.haut(nbLignes) - hautFige) }}>
          {Array.from({ length: Math.max(0, derniere - premiere + 1) }, (_, i) => rangee(premiere + i, true))}
        </div>
      </div>
    </div>
  );
}
