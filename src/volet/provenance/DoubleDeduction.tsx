/** Mutations taken off twice: told with its figure, settled in one click by the user, never by us. */
import { Button, Subtitle2, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { LIBELLE_VARIANTE, nomDuTerritoire } from '../../classeur/libelles';
import { useStylesEcran } from '../composants/styles';
import { afficherDecimal, accorder } from '../etat/nombres';
import type { SyntheseTerritoire } from '../etat/synthese';
import type { Negoflux } from '../etat/useNegoflux';

interface Fait {
  readonly territoire: string;
  readonly geste: string;
  readonly avant: number | null;
}

/** M × B ÷ parc de référence (DOMAINE §2.4); without the mutations of the libérations, what to type. */
const quantite = (doubleDeduction: number | null): string =>
  doubleDeduction === null
    ? 'Pour la chiffrer, saisissez les mutations parmi les libérations.'
    : `${afficherDecimal(doubleDeduction)} = mutations parmi les libérations × parc éligible ÷ parc de référence.`;

const effet = (valeur: number | null): string => (valeur === null ? 'n/d' : `${afficherDecimal(valeur)} logements`);

export function DoubleDeduction({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const [faits, setFaits] = useState<readonly Fait[]>([]);
  const occupe = etat.operation !== null;
  const concernes = etat.synthese.filter(({ mutationsDeduitesDeuxFois }) => mutationsDeduitesDeuxFois);
  const assietteDe = (code: string): number | null => etat.synthese.find(({ territoire }) => territoire === code)?.assiette ?? null;
  const reste = (code: string): boolean => concernes.some(({ territoire }) => territoire === code);

  const appliquer = async (
    { territoire, assiette }: SyntheseTerritoire,
    colonne: string,
    valeur: string | number,
    geste: string,
  ): Promise<void> => {
    const saisie = { table: 'Territoires', colonneCle: 'Territoire', cle: territoire, colonne, valeur };
    const ecrit = await commandes.saisir([saisie], `${nomDuTerritoire(territoire)} : ${geste}. Vous pouvez annuler la dernière opération.`);
    if (ecrit) setFaits((avant) => [...avant.filter((fait) => fait.territoire !== territoire), { territoire, geste, avant: assiette }]);
  };

  return (
    <div aria-live="polite" className={styles.groupe}>
      {concernes.map((ligne) => {
        const { territoire, doubleDeduction, mutations, effetIntermediaire, effetSansDeduction } = ligne;
        const combien = doubleDeduction === null ? 'quantité n/d' : `${afficherDecimal(doubleDeduction)} logements`;
        return (
          <section key={territoire} className={styles.carte} aria-label={`Mutations déduites deux fois, ${nomDuTerritoire(territoire)}`}>
            <Subtitle2
              as="h3"
              className={styles.titre}
            >{`${nomDuTerritoire(territoire)} : mutations déduites deux fois, ${combien}`}</Subtitle2>
            <Text>
              {`Le taux harmonisé ne compte pas les mutations, et ${accorder(mutations ?? 0, 'mutation')} sont aussi déduites de l’assiette. Or une mutation libère un logement et en prend un : elle ne devrait rien coûter aux réservataires. Rien n’est corrigé sans vous.`}
            </Text>
            <Text>
              {`${quantite(doubleDeduction)} Effet de chaque choix sur l’assiette : taux intermédiaire, ${effet(effetIntermediaire)} ; mutations non déduites, ${effet(effetSansDeduction)}.`}
            </Text>
            <div className={styles.boutons}>
              <Button
                size="small"
                appearance="primary"
                disabled={occupe}
                aria-label={`Passer au taux intermédiaire, ${nomDuTerritoire(territoire)}`}
                onClick={() => void appliquer(ligne, 'Variante de taux', LIBELLE_VARIANTE.intermediaire, 'taux intermédiaire')}
              >
                Passer au taux intermédiaire
              </Button>
              <Button
                size="small"
                disabled={occupe}
                aria-label={`Mettre la déduction des mutations à 0, ${nomDuTerritoire(territoire)}`}
                onClick={() => void appliquer(ligne, 'Mutations', 0, 'déduction des mutations à 0')}
              >
                Mettre la déduction des mutations à 0
              </Button>
            </div>
            <Text size={200} className={styles.discret}>
              L’un ou l’autre change une seule cellule de la feuille « Hypothèses », pour la référence.
            </Text>
          </section>
        );
      })}
      {etat.peutAnnuler &&
        faits.map(({ territoire, geste, avant }) => (
          <Text key={territoire}>
            {reste(territoire)
              ? `${nomDuTerritoire(territoire)} : saisie faite (${geste}), mais les résultats n’ont pas changé. Si Excel est en calcul manuel, appuyez sur F9, puis actualisez la synthèse.`
              : `${nomDuTerritoire(territoire)}, ${geste} : assiette de ${afficherDecimal(avant)} avant, ${afficherDecimal(assietteDe(territoire))} après (logements par an).`}
          </Text>
        ))}
    </div>
  );
}
