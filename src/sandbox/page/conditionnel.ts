/** Conditional formats of the cells in view, computed by the same engine as the sheets. */
import { parseA1Ref, stringifyA1Ref, tokenize } from '@borgar/fx/xlsx';
import type { CSSProperties } from 'react';
import { creerMoteur } from '../moteur/ironcalc';
import type { Feuille } from '../modele/feuille';
import type { MiseEnFormeConditionnelle } from '../modele/mise-en-forme-conditionnelle';

/** Moves the relative references of a rule, written for the first cell of its zone. */
function decaler(formule: string, lignes: number, colonnes: number): string {
  if (lignes === 0 && colonnes === 0) return formule;
  return tokenize(formule)
    .map((jeton) => {
      if (jeton.type !== 'range') return jeton.value;
      const reference = parseA1Ref(jeton.value);
      if (!reference || !('range' in reference) || !reference.range) return jeton.value;
      const { range } = reference;
      const bouger = (rang: number | null | undefined, fixe: boolean | null | undefined, de: number): number | null =>
        rang === null || rang === undefined ? null : fixe === true ? rang : rang + de;
      return stringifyA1Ref({
        ...reference,
        range: {
          ...range,
          top: bouger(range.top, range.$top, lignes),
          bottom: bouger(range.bottom, range.$bottom, lignes),
          left: bouger(range.left, range.$left, colonnes),
          right: bouger(range.right, range.$right, colonnes),
        },
      });
    })
    .join('');
}

const FEUILLE_DES_REGLES = 'regles';

export function stylesConditionnels(
  feuille: Feuille,
  cellules: readonly (readonly [number, number])[],
): ReadonlyMap<string, CSSProperties> {
  const styles = new Map<string, CSSProperties>();
  const { classeur } = feuille;
  const demandes: { readonly cle: string; readonly regle: MiseEnFormeConditionnelle }[] = [];
  const moteur = creerMoteur({
    constante: (id, l, c) => classeur.feuille(id)?.valeur(l, c) ?? '',
    etendue: (id) => {
      const zone = classeur.feuille(id)?.grille.etendue();
      return zone ? { ligneFin: zone.l1, colonneFin: zone.c1 } : null;
    },
  });
  for (const f of classeur.feuilles) moteur.ajouterFeuille(f.id, f.nom);
  moteur.definirTables(classeur.tableauxDe(null).map((t) => t.pourMoteur()));
  moteur.definirNoms(
    classeur.noms.liste.map((n) => ({ nom: n.nom, cible: n.formule, ...(n.portee === null ? {} : { feuille: n.portee.id }) })),
  );
  moteur.ajouterFeuille(FEUILLE_DES_REGLES, FEUILLE_DES_REGLES);
  const nomCite = `'${feuille.nom.replaceAll("'", "''")}'!`;
  for (const [l, c] of cellules) {
    for (const regle of feuille.conditionnelles.liste) {
      const { zone } = regle;
      if (l < zone.l0 || l > zone.l1 || c < zone.c0 || c > zone.c1 || regle.formule === '') continue;
      const formule = tokenize(decaler(regle.formule, l - zone.l0, c - zone.c0))
        .map((jeton) =>
          (jeton.type === 'range' || jeton.type === 'range_beam') && !jeton.value.includes('!') ? nomCite + jeton.value : jeton.value,
        )
        .join('');
      moteur.definirFormule(FEUILLE_DES_REGLES, demandes.length, 0, formule);
      demandes.push({ cle: `${l},${c}`, regle });
    }
  }
  const arretees = new Set<string>();
  demandes.forEach(({ cle, regle }, rang) => {
    const resultat = moteur.valeur(FEUILLE_DES_REGLES, rang, 0);
    if (arretees.has(cle) || !(resultat === true || (typeof resultat === 'number' && resultat !== 0))) return;
    if (regle.arreterSiVrai) arretees.add(cle);
    styles.set(cle, {
      ...(regle.fond === '' ? {} : { background: regle.fond }),
      ...(regle.couleur === '' ? {} : { color: regle.couleur }),
      ...(regle.gras === null ? {} : { fontWeight: regle.gras ? 700 : 400 }),
      ...(regle.italique === null ? {} : { fontStyle: regle.italique ? 'italic' : 'normal' }),
      ...styles.get(cle),
    });
  });
  return styles;
}
