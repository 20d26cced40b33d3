/** Rights to one attribution that the parts and the droits de suite leave out: never in silence (DOMAINE §1.8, §4.1). */
import type { Comptage } from '../resultats';
import type { Alerte } from './alertes';
import { droitsMisAPart } from './droits-a-part';

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const accorder = (valeur: number, nom: string): string => `${NOMBRE.format(valeur)} ${nom}${valeur >= 2 ? 's' : ''}`;

export function alertesDesDroitsAPart(comptage: Comptage, territoire: string): Alerte[] {
  const { droits, logements } = droitsMisAPart(comptage, territoire);
  if (droits <= 0) return [];
  const message = `Territoire ${territoire} : ${accorder(droits, 'droit')} à une seule attribution (uniques ou pour un tour), sur ${accorder(logements, 'logement')}, hors des parts et des droits de suite. La feuille Droits acquis les liste ; le paramètre « Droits uniques et droits pour un tour de l’inventaire » en décide.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: droits, message }];
}
