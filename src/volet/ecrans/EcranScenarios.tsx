/** Step 4: scenarios, each one equal to the reference but for what it says. */
import { Button, MessageBar, MessageBarBody, Subtitle2, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { CarteScenario } from '../composants/CarteScenario';
import { DialogueConflit } from '../composants/DialogueConflit';
import { DialogueSuppression } from '../composants/DialogueSuppression';
import { FormulaireScenario } from '../composants/FormulaireScenario';
import { useStylesEcran } from '../composants/styles';
import { nomEnPlace } from '../../classeur/noms-a-cote';
import { nomDeCopie } from '../etat/brouillon-scenario';
import type { Scenario } from '../../domaine/hypotheses';
import type { Negoflux } from '../etat/useNegoflux';

const FEUILLE_COMPARAISON = 'Comparaison';

export function EcranScenarios({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  /** Index of the scenario being edited; `'nouveau'` for a new one. */
  const [edite, setEdite] = useState<number | 'nouveau' | null>(null);
  const [aSupprimer, setASupprimer] = useState<number | null>(null);
  const { scenarios } = etat;
  const noms = scenarios.map((s) => s.nom);
  const occupe = etat.operation !== null;
  const territoires = useMemo(
    () => [...new Set(etat.inventaire?.biens.flatMap((b) => (b.departement ? [b.departement] : [])))].sort(),
    [etat.inventaire],
  );

  if (edite !== null) {
    const enregistrer = (scenario: Scenario): void => {
      commandes.changerScenarios(edite === 'nouveau' ? [...scenarios, scenario] : scenarios.map((s, i) => (i === edite ? scenario : s)));
      setEdite(null);
    };
    return (
      <FormulaireScenario
        scenario={edite === 'nouveau' ? null : (scenarios[edite] ?? null)}
        autresNoms={noms.filter((_, i) => i !== edite)}
        territoires={territoires}
        onEnregistrer={enregistrer}
        onAbandonner={() => setEdite(null)}
      />
    );
  }

  const comparaison = nomEnPlace(etat.classeur?.feuilles ?? [], FEUILLE_COMPARAISON);
  return (
    <div className={styles.colonne}>
      <Subtitle2 as="h2" className={styles.titre}>
        Scénarios
      </Subtitle2>
      <Text size={200} className={styles.discret}>
        Un scénario reprend la référence ; seul ce que vous y changez s’en écarte.
      </Text>
      {scenarios.length === 0 ? (
        <Text>Aucun scénario pour l’instant.</Text>
      ) : (
        <ul className={styles.liste} aria-label="Scénarios">
          {scenarios.map((scenario, i) => (
            <CarteScenario
              key={scenario.nom}
              scenario={scenario}
              occupe={occupe}
              onModifier={() => setEdite(i)}
              onDupliquer={() => commandes.changerScenarios([...scenarios, { ...scenario, nom: nomDeCopie(scenario.nom, noms) }])}
              onSupprimer={() => setASupprimer(i)}
            />
          ))}
        </ul>
      )}
      {etat.scenariosModifies && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody style={{ whiteSpace: 'normal' }}>Vos changements ne sont pas encore dans le classeur.</MessageBarBody>
        </MessageBar>
      )}
      {etat.lecture === null && <Text>Pour les insérer, lisez d’abord l’inventaire, à l’étape « Inventaire ».</Text>}
      <div className={styles.boutons}>
        <Button disabled={occupe} appearance={etat.scenariosModifies ? 'secondary' : 'primary'} onClick={() => setEdite('nouveau')}>
          Créer un scénario
        </Button>
        <Button
          disabled={occupe || etat.lecture === null}
          appearance={etat.scenariosModifies ? 'primary' : 'secondary'}
          onClick={() => void commandes.insererTables()}
        >
          Insérer / mettre à jour les scénarios
        </Button>
        <Button disabled={occupe || comparaison === null} onClick={() => comparaison && void commandes.allerA(comparaison, 'A1')}>
          Voir la comparaison
        </Button>
      </div>
      <DialogueConflit conflits={etat.conflits} onInserer={() => void commandes.insererTables(true)} onFermer={commandes.fermerConflits} />
      <DialogueSuppression
        nom={aSupprimer === null ? null : (noms[aSupprimer] ?? null)}
        onConfirmer={() => {
          commandes.changerScenarios(scenarios.filter((_, i) => i !== aSupprimer));
          setASupprimer(null);
        }}
        onAbandonner={() => setASupprimer(null)}
      />
    </div>
  );
}
