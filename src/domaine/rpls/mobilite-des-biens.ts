/** The RPLS mobility of an ordinary inventory, when it carries the three columns that it needs: the rule is that of the RPLS file. */
import type { Bien } from '../bien';
import { lireMois } from '../lecture/normaliser-mois';
import { mobiliteRpls, type LigneMobilite, type MobiliteRpls } from './mobilite';

/**
 * Null unless the first letting, the occupation and the lease are all given. `exercice` is the millésime: both look at 1 January of
 * that year. What left the parc (mode 9) and a lease to come are left out, as they are from a file.
 */
export function mobiliteDesBiens(biens: readonly Bien[], exercice: number): MobiliteRpls | null {
  const vus = { premiereLocation: false, occupation: false, bail: false };
  const lignes: LigneMobilite[] = [];
  for (const { departement, complements } of biens) {
    if (complements === undefined) continue;
    const { premiereLocation, occupation, bail } = complements;
    vus.premiereLocation ||= premiereLocation !== null;
    vus.occupation ||= occupation !== null;
    vus.bail ||= bail !== null;
    if (occupation === '9') continue;
    const mois = bail === null ? null : lireMois(bail);
    lignes.push({
      territoire: departement,
      premiereLocation,
      mode: occupation ?? '',
      bail: mois !== null && mois.annee <= exercice ? mois : null,
    });
  }
  return vus.premiereLocation && vus.occupation && vus.bail ? mobiliteRpls(lignes, exercice) : null;
}
