/** Assiette and flux by territoire, as the sheets have them. */
import { Subtitle2, Text } from '@fluentui/react-components';
import { nomDuTerritoire } from '../../classeur/libelles';
import { NON_RESERVE } from '../../domaine/bien';
import { afficherDecimal, afficherEntier, afficherTaux, NON_DISPONIBLE } from '../etat/nombres';
import type { SyntheseTerritoire } from '../etat/synthese';
import { useStylesEcran } from './styles';

export function Synthese({ synthese }: { readonly synthese: readonly SyntheseTerritoire[] }) {
  const styles = useStylesEcran();
  const nombre = `${styles.td} ${styles.nombre}`;
  return (
    <section className={styles.groupe} aria-label="Synthèse">
      <Subtitle2 as="h2" className={styles.titre}>
        Assiette par territoire
      </Subtitle2>
      {synthese.length === 0 ? (
        <Text>Aucun résultat à afficher : insérez les tableaux, ou actualisez la synthèse s’ils sont déjà dans le classeur.</Text>
      ) : (
        <table className={styles.table}>
          <caption style={{ textAlign: 'left' }}>Lue dans les feuilles « Assiette » et « Flux »</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.th}>
                Territoire
              </th>
              <th scope="col" className={styles.th}>
                Parc éligible
              </th>
              <th scope="col" className={styles.th}>
                Taux de rotation
              </th>
              <th scope="col" className={styles.th}>
                Assiette
              </th>
            </tr>
          </thead>
          <tbody>
            {synthese.map((ligne) => (
              <tr key={ligne.territoire}>
                <th scope="row" className={styles.td}>
                  {nomDuTerritoire(ligne.territoire)}
                </th>
                <td className={nombre}>{ligne.parcEligible === null ? NON_DISPONIBLE : afficherEntier(ligne.parcEligible)}</td>
                <td className={nombre}>{afficherTaux(ligne.tauxRotation)}</td>
                <td className={nombre}>{afficherDecimal(ligne.assiette)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {synthese.map(({ territoire, flux }) => (
        <details key={territoire}>
          <summary>{`Flux : ${nomDuTerritoire(territoire)}`}</summary>
          <ul className={styles.puces}>
            {flux.map((f) => (
              <li key={f.reservataire}>
                {`${f.reservataire === NON_RESERVE ? 'Non réservé' : f.reservataire} : ${f.fluxArrondi === null ? NON_DISPONIBLE : afficherEntier(f.fluxArrondi)} logements par an (part retenue ${afficherTaux(f.partRetenue)})`}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
