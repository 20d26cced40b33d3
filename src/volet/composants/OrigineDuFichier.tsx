/** How a text file was understood, and for an RPLS file the rate that its leases give. */
import { Text } from '@fluentui/react-components';
import { nomDuTerritoire } from '../../classeur/libelles';
import { afficherEntier } from '../etat/nombres';
import type { OrigineTexte } from '../../fichier/texte/lecture-texte';
import { useStylesEcran } from './styles';

const pourcent = new Intl.NumberFormat('fr-FR', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function OrigineDuFichier({ origine }: { readonly origine: OrigineTexte }) {
  const styles = useStylesEcran();
  const { encodage, separateur, marqueDecimale, rpls } = origine;
  const decimale = marqueDecimale === null ? '' : marqueDecimale === ',' ? ', virgule décimale' : ', point décimal';
  return (
    <section className={styles.carte} aria-label="Fichier lu">
      <Text weight="semibold">
        {rpls === null ? 'Fichier CSV' : `Fichier RPLS ${rpls.millesime}${rpls.bailleur === null ? '' : `, ${rpls.bailleur}`}`}
      </Text>
      <Text size={200}>
        Encodage {encodage}, séparateur {separateur}
        {decimale}.
      </Text>
      {rpls !== null && (
        <>
          <Text size={200}>
            Disposition : {rpls.disposition}. Ce que le fichier ne dit pas (noms des réservataires, part de l’État, dates de convention…)
            est rappelé à l’étape « Contrôles ».
          </Text>
          <Text size={200}>Taux de mobilité calculé d’après les baux :</Text>
          <ul className={styles.liste} aria-label="Taux de mobilité RPLS">
            {rpls.mobilite.territoires.map(({ territoire, numerateur, denominateur, taux }) => (
              <li key={territoire}>
                <Text size={200}>
                  {`${territoire === null ? 'Département inconnu' : nomDuTerritoire(territoire)} : ${taux === null ? 'non défini' : pourcent.format(taux)} (${afficherEntier(numerateur)} sur ${afficherEntier(denominateur)})`}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
