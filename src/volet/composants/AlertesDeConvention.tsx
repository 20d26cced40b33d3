/** What the sheets say against the inventory or the deadlines of the convention; nothing when all is well. */
import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';

const useStyles = makeStyles({ corps: { whiteSpace: 'normal' } });

export function AlertesDeConvention({ alertes }: { readonly alertes: readonly string[] }) {
  const styles = useStyles();
  return (
    <>
      {alertes.map((alerte) => (
        <MessageBar key={alerte} intent="warning" layout="multiline">
          <MessageBarBody className={styles.corps}>{alerte}</MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
}
