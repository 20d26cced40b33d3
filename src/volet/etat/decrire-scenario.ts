/** One French line for each thing that a scenario changes. */
import type { Modifications, Scenario } from '../../domaine/hypotheses';
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { LIBELLE_METHODE, LIBELLE_PERIODE, LIBELLE_VARIANTE, LIBELLE_VOLUME, VOLUMES } from './brouillon-scenario';
import { afficherTaux, ecrireNombre } from './nombres';
import { decrireReglages } from './reglages-du-scenario';

function decrireModifications(m: Modifications): readonly string[] {
  const lignes: string[] = [];
  if (m.variante === 'saisi') lignes.push(`${LIBELLE_VARIANTE.saisi} : ${afficherTaux(m.tauxSaisi ?? null)}`);
  else if (m.variante) lignes.push(LIBELLE_VARIANTE[m.variante]);
  if (m.periode) lignes.push(`Période du taux : ${LIBELLE_PERIODE[m.periode].toLowerCase()}`);
  for (const v of VOLUMES) if (m[v] !== undefined) lignes.push(`${LIBELLE_VOLUME[v]} : ${ecrireNombre(m[v])}`);
  for (const { code, libelle } of MOTIFS_HORS_FLUX) {
    const exclu = m.exclusions?.[code];
    if (exclu !== undefined) lignes.push(`${libelle} : ${exclu ? 'hors du flux' : 'dans le flux'}`);
  }
  if (m.methodeActionLogement) lignes.push(`Action Logement : ${LIBELLE_METHODE[m.methodeActionLogement].toLowerCase()}`);
  if (m.denominateurDesParts) {
    lignes.push(`Parts calculées sur le ${m.denominateurDesParts === 'parc-total' ? 'parc total' : 'parc éligible'}`);
  }
  return [...lignes, ...decrireReglages(m)];
}

export function decrireScenario(scenario: Scenario): readonly string[] {
  const lignes = [
    ...decrireModifications(scenario.modifications),
    ...Object.entries(scenario.parTerritoire ?? {}).flatMap(([code, m]) => decrireModifications(m).map((l) => `Territoire ${code} – ${l}`)),
  ];
  return lignes.length > 0 ? lignes : ['Identique à la référence'];
}
