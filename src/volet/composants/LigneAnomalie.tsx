/** One anomaly: how serious, what is wrong, what to do, what was decided, and the way to its cell. */
import { Badge, Button, Text } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import type { Decision, Portee } from '../../domaine/decisions/decisions';
import type { Gravite } from '../../domaine/inventaire';
import { texteLisible } from '../etat/ecriture-des-dates';
import type { Choix, Semblables } from '../etat/decider';
import { LIBELLE_GRAVITE, LIBELLE_INDICATEUR } from '../etat/libelles';
import { ChoixDeDecision } from './ChoixDeDecision';
import { useStylesEcran } from './styles';

interface Props {
  readonly anomalie: AnomalieSuivie;
  readonly decision: Decision | null;
  readonly semblables: Semblables;
  readonly corrigeable: boolean;
  readonly occupe: boolean;
  readonly prendreLeFocus: boolean;
  /** Null when there is no sheet to go to. */
  readonly onAller: (() => void) | null;
  readonly onDecider: (choix: Choix, portee: Portee) => void;
  readonly onRevenir: (decision: Decision) => void;
  /** Null when the anomaly is not about the name of a réservataire. */
  readonly onDeciderDuNom: (() => void) | null;
}

const COULEUR: Readonly<Record<Gravite, 'danger' | 'warning' | 'informative'>> = {
  erreur: 'danger',
  alerte: 'warning',
  information: 'informative',
};

export function LigneAnomalie({ anomalie, occupe, prendreLeFocus, onAller, ...choix }: Props) {
  const styles = useStylesEcran();
  const bouton = useRef<HTMLButtonElement>(null);
  const ligne = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (prendreLeFocus) (bouton.current ?? ligne.current)?.focus();
  }, [prendreLeFocus]);
  const lieu = anomalie.cellule ? `la cellule ${anomalie.cellule}` : `la ligne ${anomalie.ligneSource}`;
  return (
    <li ref={ligne} tabIndex={-1} className={styles.carte}>
      <div className={styles.boutons}>
        <Badge appearance="outline" color={COULEUR[anomalie.gravite]}>
          {LIBELLE_GRAVITE[anomalie.gravite].un}
        </Badge>
        <Text size={200}>
          {anomalie.regle}
          {anomalie.indicateur && ` · ${LIBELLE_INDICATEUR[anomalie.indicateur]}`}
        </Text>
      </div>
      <Text>{anomalie.message}</Text>
      {anomalie.valeurLue !== '' && <Text size={200}>Valeur lue : « {texteLisible(anomalie.valeurLue, anomalie.indicateur)} »</Text>}
      {anomalie.correction && <Text size={200}>Correction proposée : {anomalie.correction}</Text>}
      {onAller !== null && (
        <div>
          <Button ref={bouton} size="small" disabled={occupe} onClick={onAller}>
            {`Aller à ${lieu}`}
          </Button>
        </div>
      )}
      <ChoixDeDecision anomalie={anomalie} lieu={lieu} occupe={occupe} {...choix} />
    </li>
  );
}
