/** What is going on, always at the same place: progress, last result, error. The live region stays mounted, or nothing is read aloud. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Negoflux } from '../etat/useNegoflux';

const useStyles = makeStyles({
  bandeau: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minHeight: '28px' },
  ligne: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  detail: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', display: 'block' },
  corps: { whiteSpace: 'normal' },
});

/** Said every quarter only: a screen reader must not be flooded. */
function palier(fraction: number | null): string {
  if (fraction === null) return '';
  const quart = Math.floor(fraction * 4) * 25;
  return quart === 0 ? '' : ` ${quart} %`;
}

export function Bandeau({ etat, commandes }: Negoflux) {
  const styles = useStyles();
  const { operation, erreur, annonce } = etat;
  const texte = operation ? operation.etape : (annonce ?? 'Prêt');
  return (
    <div className={styles.bandeau}>
      <div className={styles.ligne}>
        <Text size={200} aria-hidden={operation !== null}>
          {texte}
        </Text>
        {operation?.annulable && (
          <Button size="small" onClick={commandes.interrompre}>
            Interrompre
          </Button>
        )}
      </div>
      <div role="status" aria-live="polite" style={HORS_VUE}>
        {operation ? `${operation.etape}${palier(operation.fraction)}` : (annonce ?? '')}
      </div>
      {operation && <ProgressBar aria-label={operation.nom} value={operation.fraction ?? undefined} />}
      {erreur && (
        <MessageBar intent="error" role="alert" layout="multiline">
          <MessageBarBody className={styles.corps}>
            <MessageBarTitle>Erreur</MessageBarTitle>
            {erreur.message}
            {erreur.detail && <code className={styles.detail}>{erreur.detail}</code>}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={commandes.fermerErreur}>
              Fermer
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

const HORS_VUE = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
