/** One scenario of the list: what it changes, and what can be done with it. */
import { Button, Text } from '@fluentui/react-components';
import { decrireScenario } from '../etat/decrire-scenario';
import type { Scenario } from '../../domaine/hypotheses';
import { useStylesEcran } from './styles';

interface Props {
  readonly scenario: Scenario;
  readonly occupe: boolean;
  readonly onModifier: () => void;
  readonly onDupliquer: () => void;
  readonly onSupprimer: () => void;
}

export function CarteScenario({ scenario, occupe, onModifier, onDupliquer, onSupprimer }: Props) {
  const styles = useStylesEcran();
  const actions = [
    ['Modifier', onModifier],
    ['Dupliquer', onDupliquer],
    ['Supprimer', onSupprimer],
  ] as const;
  return (
    <li className={styles.carte}>
      <Text weight="semibold">{scenario.nom}</Text>
      <ul className={styles.puces}>
        {decrireScenario(scenario).map((ligne) => (
          <li key={ligne}>
            <Text size={200}>{ligne}</Text>
          </li>
        ))}
      </ul>
      <div className={styles.boutons}>
        {actions.map(([verbe, agir]) => (
          <Button key={verbe} size="small" disabled={occupe} aria-label={`${verbe} le scénario ${scenario.nom}`} onClick={agir}>
            {verbe}
          </Button>
        ))}
      </div>
    </li>
  );
}
