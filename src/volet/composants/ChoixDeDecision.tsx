/** What can be decided about one anomaly, and about all of its kind. */
import { Button, Checkbox, Field, Input, Text } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import type { Decision } from '../../domaine/decisions/decisions';
import { direDecision, type Choix } from '../etat/decider';
import { afficherEntier } from '../etat/nombres';
import { useStylesEcran } from './styles';

interface Props {
  readonly anomalie: AnomalieSuivie;
  readonly decision: Decision | null;
  /** Anomalies of the same kind, this one included. */
  readonly semblables: number;
  /** Where it is, in words: what tells apart buttons that say the same. */
  readonly lieu: string;
  /** A value can take the place of what the cell says. */
  readonly corrigeable: boolean;
  readonly occupe: boolean;
  readonly onDecider: (choix: Choix, pourTous: boolean) => void;
  readonly onRevenir: (decision: Decision) => void;
  readonly onDeciderDuNom: (() => void) | null;
}

export function ChoixDeDecision({
  anomalie,
  decision,
  semblables,
  lieu,
  corrigeable,
  occupe,
  onDecider,
  onRevenir,
  onDeciderDuNom,
}: Props) {
  const styles = useStylesEcran();
  const panneau = useId();
  const [ouvert, setOuvert] = useState(false);
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
  return (
    <>
      <div className={styles.boutons}>
        {correction !== null && corrigeable && (
          <Button
            size="small"
            disabled={occupe}
            aria-label={`Accepter « ${correction} », ${lieu}`}
            onClick={() => onDecider({ action: 'accepter', valeur: null }, false)}
          >
            {`Accepter « ${correction} »`}
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
      {ouvert && (
        <AutresChoix
          id={panneau}
          anomalie={anomalie}
          semblables={semblables}
          lieu={lieu}
          corrigeable={corrigeable}
          occupe={occupe}
          onDecider={onDecider}
        />
      )}
    </>
  );
}

type PropsAutres = Pick<Props, 'anomalie' | 'semblables' | 'lieu' | 'corrigeable' | 'occupe' | 'onDecider'> & { readonly id: string };

function AutresChoix({ id, anomalie, semblables, lieu, corrigeable, occupe, onDecider }: PropsAutres) {
  const styles = useStylesEcran();
  const [pourTous, setPourTous] = useState(false);
  const [valeur, setValeur] = useState('');
  const [motif, setMotif] = useState('');
  const [manque, setManque] = useState<'valeur' | 'motif' | null>(null);
  const decider = (choix: Choix): void => {
    const vide = choix.action === 'accepter' ? choix.valeur === '' : choix.motif.trim() === '';
    setManque(vide ? (choix.action === 'accepter' ? 'valeur' : 'motif') : null);
    if (!vide) onDecider(choix, pourTous);
  };
  return (
    <div id={id} role="group" aria-label={`Autres choix, ${lieu}`} className={styles.groupe}>
      {semblables > 1 && (
        <Checkbox
          checked={pourTous}
          onChange={(_, { checked }) => setPourTous(checked === true)}
          label={`Pour les ${afficherEntier(semblables)} remarques du même genre`}
        />
      )}
      {anomalie.correction !== null && corrigeable && semblables > 1 && (
        <div>
          <Button size="small" disabled={occupe || !pourTous} onClick={() => decider({ action: 'accepter', valeur: null })}>
            Accepter les valeurs proposées
          </Button>
        </div>
      )}
      {corrigeable && (
        <>
          <Field
            size="small"
            label="Valeur à retenir"
            validationMessage={manque === 'valeur' ? 'Saisissez la valeur à retenir.' : undefined}
          >
            <Input size="small" value={valeur} disabled={occupe} onChange={(_, donnees) => setValeur(donnees.value)} />
          </Field>
          <div>
            <Button size="small" disabled={occupe} onClick={() => decider({ action: 'accepter', valeur: valeur.trim() })}>
              Retenir cette valeur
            </Button>
          </div>
        </>
      )}
      <Field
        size="small"
        label="Motif pour ignorer"
        validationMessage={manque === 'motif' ? 'Un motif est nécessaire : il reste dans le classeur.' : undefined}
      >
        <Input size="small" value={motif} disabled={occupe} onChange={(_, donnees) => setMotif(donnees.value)} />
      </Field>
      <div>
        <Button size="small" disabled={occupe} onClick={() => decider({ action: 'ignorer', motif })}>
          Ignorer
        </Button>
      </div>
    </div>
  );
}
