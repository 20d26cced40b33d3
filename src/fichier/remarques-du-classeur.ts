/** What the file itself hides from the reading of its sheet: formulas that nobody computed, inventories on other sheets. */
import type { Anomalie } from '../domaine/inventaire';
import { signalerFormulesSansValeur } from '../domaine/lecture/formules-sans-valeur';
import { signalerNomDeFeuille } from '../domaine/lecture/signaler-donnees-personnelles';
import { direLesAutresFeuilles, type FeuilleChoisie } from './choisir-feuille';

export const enPhrase = (constat: string): string => constat.charAt(0).toUpperCase() + constat.slice(1);

export function remarquesDuClasseur(choix: FeuilleChoisie): readonly Anomalie[] {
  const { feuille, correspondance } = choix;
  const origine = { premiereLigne: 1, premiereColonne: 1 };
  const remarques = [
    ...signalerNomDeFeuille(feuille.nom, origine.premiereLigne),
    ...signalerFormulesSansValeur(feuille.formulesSansValeur ?? [], correspondance, origine),
  ];
  const autres = direLesAutresFeuilles(choix);
  if (autres === null) return remarques;
  const ligneSource = correspondance.ligneEntete + 1;
  const oubli: Anomalie = {
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur: null,
    ligneSource,
    cellule: null,
    valeurLue: '',
    message: `Ligne ${ligneSource} : ${autres}`,
    correction: null,
  };
  return [oubli, ...remarques];
}
