/** What can be decided about one anomaly, and about all those like it. */
import { Button, Text } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import type { Decision, Portee } from '../../domaine/decisions/decisions';
import { direDecision, garderDe, type Choix, type Semblables } from '../etat/decider';
import { afficherEntier } from '../etat/nombres';
import { AutresChoix } from './AutresChoix';
import { useStylesEcran } from './styles';

interface Props {
  readonly anomalie: AnomalieSuivie;
  readonly decision: Decision | null;
  readonly semblables: Semblables;
  /** Where it is, in words: what tells apart buttons that say the same. */
  readonly lieu: string;
  /** A value can take the place of what the cell says. */
  readonly corrigeable: boolean;
  readonly occupe: boolean;
  readonly onDecider: (choix: Choix, portee: Portee) => void;
  readonly onRevenir: (decision: Decision) => void;
  readonly onDeciderDuNom: (() => void) | null;
}

const LES_PROPOSITIONS: Choix = { action: 'accepter', valeur: null };

export function ChoixDeDecision({ decision, onRevenir, onDeciderDuNom, ...choix }: Props) {
  const styles = useStylesEcran();
  const panneau = useId();
  const [ouvert, setOuvert] = useState(false);
  const { anomalie, semblables, lieu, corrigeable, occupe, onDecider } = choix;
  if (decision !== null) {
    return (
      <>
        <Text size={200} weight="semibold">
          {direDecision(anomalie, decision)}
        </Text>
        <div>
          <Button size="small" disabled={occupe} aria-label={`Revenir sur la décision, ${lieu}`} onClick={() => onRevenir(decision)}>
            Revenir sur la décision
          </Button>
        </div>
      </>
    );
  }
  const { correction } = anomalie;
  const garder = garderDe(anomalie, 'une');
  const toutes = `Accepter les ${afficherEntier(semblables.propositions)} corrections ${anomalie.regle} de cette colonne`;
  return (
    <>
      <div className={styles.boutons}>
        {correction !== null && corrigeable && (
          <Button
            size="small"
            disabled={occupe}
            aria-label={`Accepter « ${correction} », ${lieu}`}
            onClick={() => onDecider({ action: 'accepter', valeur: null }, 'une')}
          >
            {`Accepter « ${correction} »`}
          </Button>
        )}
        {correction !== null && corrigeable && semblables.propositions > 1 && (
          <Button size="small" disabled={occupe} aria-label={`${toutes}, ${lieu}`} onClick={() => onDecider(LES_PROPOSITIONS, 'colonne')}>
            {toutes}
          </Button>
        )}
        {garder !== null && (
          <Button size="small" disabled={occupe} aria-label={`${garder.libelle}, ${lieu}`} onClick={() => onDecider(garder.choix, 'une')}>
            {garder.libelle}
          </Button>
        )}
        {onDeciderDuNom !== null && (
          <Button size="small" disabled={occupe} onClick={onDeciderDuNom}>
            Décider du nom
          </Button>
        )}
        <Button
          size="small"
          aria-expanded={ouvert}
          aria-controls={ouvert ? panneau : undefined}
          aria-label={`Autres choix, ${lieu}`}
          onClick={() => setOuvert(!ouvert)}
        >
          Autres choix
        </Button>
      </div>
      {ouvert && <AutresChoix id={panneau} {...choix} />}
    </>
  );
}
